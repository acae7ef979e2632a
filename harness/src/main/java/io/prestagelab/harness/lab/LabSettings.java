package io.prestagelab.harness.lab;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Firmware;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a lab is made with.
 *
 * @param name name of the subcloud
 * @param iso the installation ISO
 * @param firmware the server's firmware
 * @param accel how QEMU runs the server
 * @param disk the server's disks
 * @param network IPv4 or IPv6 between the server, its BMC and the System Controller
 * @param installValues file of install values, or null for the lab's own
 * @param port the content server's port, 0 for a free one
 * @param standstill how long a server may be silent
 * @param bootParameters further words of the Miniboot kernel's command line
 */
public record LabSettings(
    String name,
    Path iso,
    Firmware firmware,
    Accel accel,
    LabDisk disk,
    LabNetwork network,
    @Nullable Path installValues,
    int port,
    Duration standstill,
    String bootParameters) {

  /** On a busy host an emulated timer may stall just when the kernel tries it, and it panics. */
  private static final String USUAL_PARAMETERS = "no_timer_check";

  /** A BIOS server under TCG with the lab's own install values. */
  public static LabSettings of(Path iso) {
    return new LabSettings(
        "subcloud1",
        iso,
        Firmware.BIOS,
        Accel.TCG,
        LabDisk.USUAL,
        LabNetwork.IPV4,
        null,
        0,
        Duration.ofMinutes(2),
        USUAL_PARAMETERS);
  }

  /** The same with other firmware. */
  public LabSettings withFirmware(Firmware other) {
    return new LabSettings(
        name, iso, other, accel, disk, network, installValues, port, standstill, bootParameters);
  }

  /** The same run by {@code other}. */
  public LabSettings withAccel(Accel other) {
    return new LabSettings(
        name, iso, firmware, other, disk, network, installValues, port, standstill, bootParameters);
  }

  /** The same with other disks. */
  public LabSettings withDisk(LabDisk other) {
    return new LabSettings(
        name,
        iso,
        firmware,
        accel,
        other,
        network,
        installValues,
        port,
        standstill,
        bootParameters);
  }

  /** The same over another network. */
  public LabSettings withNetwork(LabNetwork other) {
    return new LabSettings(
        name, iso, firmware, accel, disk, other, installValues, port, standstill, bootParameters);
  }

  /** The same with another installation ISO. */
  public LabSettings withIso(Path other) {
    return new LabSettings(
        name,
        other,
        firmware,
        accel,
        disk,
        network,
        installValues,
        port,
        standstill,
        bootParameters);
  }

  /** The same with install values from {@code file}. */
  public LabSettings withInstallValues(@Nullable Path file) {
    return new LabSettings(
        name, iso, firmware, accel, disk, network, file, port, standstill, bootParameters);
  }

  /** The same with the content server at {@code other}. */
  public LabSettings withPort(int other) {
    return new LabSettings(
        name,
        iso,
        firmware,
        accel,
        disk,
        network,
        installValues,
        other,
        standstill,
        bootParameters);
  }

  /** The same with a server that may be silent for {@code other}. */
  public LabSettings withStandstill(Duration other) {
    return new LabSettings(
        name, iso, firmware, accel, disk, network, installValues, port, other, bootParameters);
  }

  /** The same with further words on the Miniboot kernel's command line. */
  public LabSettings withBootParameters(String words) {
    return new LabSettings(
        name,
        iso,
        firmware,
        accel,
        disk,
        network,
        installValues,
        port,
        standstill,
        USUAL_PARAMETERS + " " + words);
  }
}
