/** The Redfish wire: resources, sessions, errors. */
@NullMarked
package io.prestagelab.emulator.redfish;

import org.jspecify.annotations.NullMarked;
