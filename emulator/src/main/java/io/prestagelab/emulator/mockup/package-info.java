/** Trees of recorded resources in the layout of DMTF's mockups, and what in them can be alive. */
@NullMarked
package io.prestagelab.emulator.mockup;

import org.jspecify.annotations.NullMarked;
