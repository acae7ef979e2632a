/** Faults on purpose: rules that the Redfish and BMC layers ask; this package asks nobody. */
@NullMarked
package io.prestagelab.emulator.fault;

import org.jspecify.annotations.NullMarked;
