package io.prestagelab.image.disk;

import io.prestagelab.image.iso.Extent;
import java.util.UUID;

/**
 * A partition of a disk with a GUID partition table.
 *
 * @param number its number, from 1
 * @param name its name, as {@code /dev/disk/by-partlabel} shows it
 * @param type its type GUID
 * @param place where it lies on the disk, in bytes
 */
public record GptPartition(int number, String name, UUID type, Extent place) {

  /** The Platform Backup partition's type (document's wipedisk; starlingx kickstarts). */
  public static final UUID BACKUP_TYPE = UUID.fromString("BA5EBA11-0000-1111-2222-000000000002");

  /** The Platform Backup partition's name. */
  public static final String BACKUP_NAME = "Platform Backup";
}
