package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.DiskSettings;
import io.prestagelab.emulator.host.Firmware;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server of a lab.
 *
 * @param name subcloud's name, and its node's on the content server
 * @param firmware BIOS or UEFI
 * @param accel how QEMU runs it
 * @param cpus its virtual CPUs
 * @param disks its disks, the installation disk first
 * @param bootable image of its bootable device, or null
 * @param memoryMiB its memory
 * @param bmcAddress where its BMC listens
 * @param vlan the only VLAN that its switch port carries, 0 for none
 * @param secureBoot whether its UEFI firmware has Secure Boot, on at first
 * @param traced whether it has the port on which installers tell which lines of kickstarts run
 */
public record ServerSettings(
    String name,
    Firmware firmware,
    Accel accel,
    int cpus,
    List<DiskSettings> disks,
    @Nullable Path bootable,
    int memoryMiB,
    InetAddress bmcAddress,
    int vlan,
    boolean secureBoot,
    boolean traced) {

  /** Memory of a server, in MiB; the installer's second stage lives in it. */
  public static final int DEFAULT_MEMORY_MIB = 1536;

  /** Copies its list. */
  public ServerSettings {
    disks = List.copyOf(disks);
  }
}
