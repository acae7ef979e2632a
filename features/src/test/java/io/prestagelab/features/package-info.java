/** Tests of the scenario language. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features;
