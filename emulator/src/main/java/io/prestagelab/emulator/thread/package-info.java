/** Threads of this process. */
@NullMarked
package io.prestagelab.emulator.thread;

import org.jspecify.annotations.NullMarked;
