package io.prestagelab.lab.trial;

import io.prestagelab.image.disk.DiskImage;

/**
 * A sector of a file of the bundle that the disk does not give back as it was written.
 *
 * @param file its name in the release's directory
 * @param readable whether the disk gives back older data, zeroes, in place of an error
 */
record BundleFault(String file, boolean readable) {
  private static final int SECTOR = 512;
  private static final long MIDDLE_OF_ISO = 40_000_000;

  /**
   * Makes the disk such a one.
   *
   * @param disk with a bundle
   * @return the settings of a server with that disk
   */
  LabSettings on(DiskImage disk, LabSettings settings) {
    String path = "/" + SubcloudLab.release(settings.iso()) + "/" + file;
    // the first sectors of an ISO are empty
    long at =
        disk.ext4(disk.backupPartition().orElseThrow())
            .position(path, file.equals(PreparedDisks.ISO) ? MIDDLE_OF_ISO : 0);
    if (!readable) {
      return settings.withDisk(settings.disk().withBadByte(at));
    }
    disk.overwrite(at - at % SECTOR, new byte[SECTOR]);
    return settings;
  }
}
