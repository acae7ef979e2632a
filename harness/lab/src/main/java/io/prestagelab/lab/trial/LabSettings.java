package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.LabException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a lab is made with.
 *
 * @param name name of the subcloud
 * @param iso the installation ISO
 * @param machine what the server is made of
 * @param network IPv4 or IPv6 between the server, its BMC and the System Controller
 * @param installValues where the install values come from
 * @param port the content server's port, 0 for a free one
 * @param standstill how long a server may be silent
 * @param bootParameters further words of the Miniboot kernel's command line
 */
public record LabSettings(
    String name,
    Path iso,
    Machine machine,
    LabNetwork network,
    ValuesSource installValues,
    int port,
    Duration standstill,
    String bootParameters) {

  /** On a busy host an emulated timer may stall just when the kernel tries it, and it panics. */
  private static final String USUAL_PARAMETERS = "no_timer_check";

  /**
   * What a server is made of.
   *
   * @param firmware BIOS or UEFI
   * @param accel how QEMU runs it
   * @param cpus its virtual CPUs
   * @param disk its disks
   * @param traced whether it is told which lines of kickstarts run
   * @param secureBoot whether its UEFI firmware has Secure Boot, on at first
   */
  public record Machine(
      Firmware firmware, Accel accel, int cpus, LabDisk disk, boolean traced, boolean secureBoot) {}

  /** A BIOS server of two CPUs under TCG with the lab's own install values. */
  public static LabSettings of(Path iso) {
    return new LabSettings(
        "subcloud1",
        iso,
        new Machine(Firmware.BIOS, Accel.TCG, 2, LabDisk.USUAL, false, false),
        LabNetwork.IPV4,
        ValuesSource.OWN,
        0,
        Duration.ofMinutes(2),
        USUAL_PARAMETERS);
  }

  /** The server's firmware. */
  public Firmware firmware() {
    return machine.firmware();
  }

  /** How QEMU runs the server. */
  public Accel accel() {
    return machine.accel();
  }

  /** The server's disks. */
  public LabDisk disk() {
    return machine.disk();
  }

  /** Whether it is told which lines of kickstarts run. */
  public boolean traced() {
    return machine.traced();
  }

  /** Whether its UEFI firmware has Secure Boot. */
  public boolean secureBoot() {
    return machine.secureBoot();
  }

  /** The same with a UEFI server that has Secure Boot, on at first. */
  public LabSettings withSecureBoot() {
    return withMachine(new Machine(Firmware.UEFI, accel(), machine.cpus(), disk(), traced(), true));
  }

  /** The same with a server that tells which lines of kickstarts run, or does not. */
  public LabSettings withTrace(boolean traced) {
    return withMachine(
        new Machine(firmware(), accel(), machine.cpus(), disk(), traced, secureBoot()));
  }

  /** The same with other firmware. */
  public LabSettings withFirmware(Firmware other) {
    return withMachine(new Machine(other, accel(), machine.cpus(), disk(), traced(), secureBoot()));
  }

  /** The same run by {@code other}. */
  public LabSettings withAccel(Accel other) {
    return withMachine(
        new Machine(firmware(), other, machine.cpus(), disk(), traced(), secureBoot()));
  }

  /** The same with {@code number} virtual CPUs. */
  public LabSettings withCpus(int number) {
    return withMachine(new Machine(firmware(), accel(), number, disk(), traced(), secureBoot()));
  }

  /** The same with other disks. */
  public LabSettings withDisk(LabDisk other) {
    return withMachine(
        new Machine(firmware(), accel(), machine.cpus(), other, traced(), secureBoot()));
  }

  private LabSettings withMachine(Machine other) {
    return new LabSettings(
        name, iso, other, network, installValues, port, standstill, bootParameters);
  }

  /** The same over another network. */
  public LabSettings withNetwork(LabNetwork other) {
    return new LabSettings(
        name, iso, machine, other, installValues, port, standstill, bootParameters);
  }

  /** The same with another installation ISO. */
  public LabSettings withIso(Path other) {
    return new LabSettings(
        name, other, machine, network, installValues, port, standstill, bootParameters);
  }

  /** The same with other install values. */
  public LabSettings withInstallValues(ValuesSource other) {
    return new LabSettings(name, iso, machine, network, other, port, standstill, bootParameters);
  }

  /** The same with the lab's own install values, changed by {@code key: value}. */
  public LabSettings withInstallValue(String word) {
    if (installValues instanceof ValuesSource.Own own) {
      return withInstallValues(own.with(word));
    }
    throw new LabException("the install values are a file's; change '" + word + "' there");
  }

  /** The same with the content server at {@code other}. */
  public LabSettings withPort(int other) {
    return new LabSettings(
        name, iso, machine, network, installValues, other, standstill, bootParameters);
  }

  /** The same with further words on the Miniboot kernel's command line. */
  public LabSettings withBootParameters(String words) {
    String parameters = USUAL_PARAMETERS + " " + words;
    return new LabSettings(
        name, iso, machine, network, installValues, port, standstill, parameters);
  }
}
