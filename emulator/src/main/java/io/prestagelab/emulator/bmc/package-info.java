/** A BMC's state: power, boot override, virtual media; plain Java without HTTP or processes. */
@NullMarked
package io.prestagelab.emulator.bmc;

import org.jspecify.annotations.NullMarked;
