/** From a cause to a scenario that shows it again on a virtual server. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features.reproduce;
