/** Prestage Lab: harness. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.harness;
