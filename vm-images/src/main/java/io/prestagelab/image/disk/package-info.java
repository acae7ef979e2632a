/** Raw disk images: partitions and file systems, without root. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.disk;
