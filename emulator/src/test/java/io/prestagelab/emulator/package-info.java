/** Tests of the emulator as a whole. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator;
