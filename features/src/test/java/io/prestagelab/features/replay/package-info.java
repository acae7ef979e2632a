/** Tests of scenarios as data. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features.replay;
