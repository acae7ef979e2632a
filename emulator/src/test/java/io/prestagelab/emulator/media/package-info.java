/** Tests of media against web servers that are slow, silent, or lead elsewhere. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.emulator.media;
