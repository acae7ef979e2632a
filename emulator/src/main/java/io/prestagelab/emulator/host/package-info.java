/**
 * Servers behind a BMC: the {@link io.prestagelab.emulator.host.Host} contract and real QEMU
 * machines.
 */
@NullMarked
package io.prestagelab.emulator.host;

import org.jspecify.annotations.NullMarked;
