/** Prestage Lab: emulator. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator;
