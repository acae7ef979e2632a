/** Tests of configured BMCs. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.serve;
