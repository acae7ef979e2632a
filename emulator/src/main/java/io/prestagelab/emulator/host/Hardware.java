package io.prestagelab.emulator.host;

import java.util.List;

/**
 * What a server is made of, for its inventory.
 *
 * @param cpus number of cores
 * @param memoryMiB memory in MiB
 * @param mac address of its network interface
 * @param disks its disks in order
 */
public record Hardware(int cpus, int memoryMiB, String mac, List<Disk> disks) {

  /**
   * A disk.
   *
   * @param name serial number
   * @param protocol {@code SAS}, {@code SATA} or {@code NVMe}
   * @param bytes capacity in bytes
   */
  public record Disk(String name, String protocol, long bytes) {}

  public Hardware {
    disks = List.copyOf(disks);
  }
}
