/** The bytes of virtual media: files, HTTP(S) ranges, and who has read what. */
@NullMarked
package io.prestagelab.emulator.media;

import org.jspecify.annotations.NullMarked;
