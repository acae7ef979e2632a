package io.prestagelab.image.crash;

/**
 * A part of a disk's image.
 *
 * @param at where it begins, in bytes
 * @param bytes how long it is
 */
public record DiskPart(long at, long bytes) {

  /** Whether a sector of the disk begins in it. */
  boolean holds(long sector, long sectorSize) {
    return sector * sectorSize >= at && sector * sectorSize < at + bytes;
  }

  /** Whether a write touches it. */
  boolean meets(LoggedWrite write, long sectorSize) {
    return write.sector() * sectorSize < at + bytes && write.end() * sectorSize > at;
  }
}
