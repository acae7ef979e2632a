/** BMCs out of a configuration file, for {@code lab bmc serve}. */
@NullMarked
package io.prestagelab.emulator.serve;

import org.jspecify.annotations.NullMarked;
