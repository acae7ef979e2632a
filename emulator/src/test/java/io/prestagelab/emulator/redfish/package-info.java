/** Tests of the Redfish layer. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.redfish;
