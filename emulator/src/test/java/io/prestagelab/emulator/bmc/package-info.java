/** Tests of a BMC's state machine, on a timeline that the tests move. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.bmc;
