/** Thousands of installs with faults on purpose, through a killed emulator, each accounted for. */
@NullMarked
package io.prestagelab.cli.storm;

import org.jspecify.annotations.NullMarked;
