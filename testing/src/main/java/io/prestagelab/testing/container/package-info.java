/** The BMC emulator as a container, for Testcontainers. */
@NullMarked
package io.prestagelab.testing.container;

import org.jspecify.annotations.NullMarked;
