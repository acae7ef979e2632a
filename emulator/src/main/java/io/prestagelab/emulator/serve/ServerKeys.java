package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.host.Firmware;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the server behind a BMC.
 *
 * @param host {@code simulated} or {@code qemu}
 * @param firmware {@code bios}, {@code uefi}, {@code both} or {@code secure-boot}, of a QEMU server
 * @param memory MiB of a QEMU server
 * @param cpus of a QEMU server
 * @param disks image files of a QEMU server; created with 250 GiB, sparse, if missing
 * @param bootable image shown as a USB-stick-like device of a QEMU server
 * @param power how long power takes
 * @param simulated what a simulated server does, and how fast
 */
record ServerKeys(
    @Nullable String host,
    @Nullable String firmware,
    @Nullable Integer memory,
    @Nullable Integer cpus,
    @Nullable List<String> disks,
    @Nullable String bootable,
    @Nullable PowerConfig power,
    @Nullable SimulatedConfig simulated) {

  private static final String SECURE_BOOT = "secure-boot";

  static final ServerKeys NONE = new ServerKeys(null, null, null, null, null, null, null, null);

  /** A simulated server with the same times. */
  ServerKeys simulatedAlike() {
    return new ServerKeys(null, null, null, null, null, null, power, simulated);
  }

  /** Whether the server of the BMC {@code name} is a QEMU machine. */
  boolean isQemu(String name) {
    String kind = host == null ? "simulated" : host;
    return switch (kind) {
      case "simulated" -> false;
      case "qemu" -> true;
      default ->
          throw new ConfigException(
              "BMC '" + name + "': host '" + kind + "'; 'simulated' and 'qemu' are possible", null);
    };
  }

  /** The firmware that the server of the BMC {@code name} starts with. */
  Firmware mode(String name) {
    String kind = firmware == null ? "bios" : firmware.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "bios" -> Firmware.BIOS;
      case "uefi", "both", SECURE_BOOT -> Firmware.UEFI;
      default ->
          throw new ConfigException(
              "BMC '"
                  + name
                  + "': firmware '"
                  + kind
                  + "'; 'bios', 'uefi', 'both' and 'secure-boot' are possible",
              null);
    };
  }

  /** Whether the server has UEFI firmware with Secure Boot. */
  boolean hasSecureBoot() {
    return SECURE_BOOT.equalsIgnoreCase(firmware);
  }

  /** Whether the boot mode can be changed. */
  boolean hasBothFirmwares() {
    return "both".equalsIgnoreCase(firmware);
  }
}
