/** What a disk can hold after a power cut, from the log of everything that was written to it. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.crash;
