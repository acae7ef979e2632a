/** Files that this process keeps. */
@NullMarked
package io.prestagelab.emulator.file;

import org.jspecify.annotations.NullMarked;
