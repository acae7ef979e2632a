/** The Redfish wire: resources, sessions, errors, TLS. */
@NullMarked
package io.prestagelab.emulator.redfish;

import org.jspecify.annotations.NullMarked;
