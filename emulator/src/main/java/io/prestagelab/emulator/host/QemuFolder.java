package io.prestagelab.emulator.host;

import io.prestagelab.emulator.file.KeptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What a QEMU server keeps in its folder, and UEFI's two flash images. */
record QemuFolder(Path path) {

  private static final List<Path> CODE =
      List.of(
          Path.of("/usr/share/OVMF/OVMF_CODE_4M.fd"), Path.of("/usr/share/edk2/ovmf/OVMF_CODE.fd"));
  private static final List<Path> VARS =
      List.of(
          Path.of("/usr/share/OVMF/OVMF_VARS_4M.fd"), Path.of("/usr/share/edk2/ovmf/OVMF_VARS.fd"));

  private static final List<Path> SECURE_CODE =
      List.of(
          Path.of("/usr/share/OVMF/OVMF_CODE_4M.secboot.fd"),
          Path.of("/usr/share/edk2/ovmf/OVMF_CODE.secboot.fd"));

  /** Variables with Microsoft's keys. */
  private static final List<Path> SECURE_VARS =
      List.of(
          Path.of("/usr/share/OVMF/OVMF_VARS_4M.ms.fd"),
          Path.of("/usr/share/edk2/ovmf/OVMF_VARS.secboot.fd"));

  Path pidFile() {
    return path.resolve("qemu.pid");
  }

  Path commandLine() {
    return path.resolve("qemu.command");
  }

  Path errors() {
    return path.resolve("qemu.stderr");
  }

  Path consoleBytes() {
    return path.resolve("console.raw");
  }

  Path consoleLines() {
    return path.resolve("console.log");
  }

  Path logLines() {
    return path.resolve("guest.log");
  }

  Path firmwareLines() {
    return path.resolve("firmware.log");
  }

  Path events() {
    return path.resolve("qmp.log");
  }

  Path nvram() {
    return path.resolve("nvram.fd");
  }

  /** What is wanted of Secure Boot. */
  Path secureBoot() {
    return path.resolve("secure-boot");
  }

  /** The firmware; that which can check signatures if it is to be {@code secure}. */
  Path uefiCode(boolean secure) {
    return firstOf(secure ? SECURE_CODE : CODE);
  }

  /** Variables as they leave the factory, with keys or without. */
  Path freshVariables(boolean withKeys) {
    return firstOf(withKeys ? SECURE_VARS : VARS);
  }

  /** Creates the folder and, for a UEFI server seen for the first time, its own variables. */
  void prepare(Set<Firmware> firmwares) throws IOException {
    Files.createDirectories(path);
    if (firmwares.contains(Firmware.UEFI) && !Files.exists(nvram())) {
      KeptFile.replace(nvram(), Files.readAllBytes(freshVariables(false)));
    }
  }

  private static Path firstOf(List<Path> places) {
    return places.stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () -> new HostException("no OVMF firmware at " + places + "; install package ovmf"));
  }
}
