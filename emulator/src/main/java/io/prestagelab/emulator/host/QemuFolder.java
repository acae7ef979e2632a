package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  Path uefiCode() {
    return firstOf(CODE);
  }

  /** Creates the folder and, for a UEFI server seen for the first time, its own variables. */
  void prepare(Set<Firmware> firmwares) throws IOException {
    Files.createDirectories(path);
    if (firmwares.contains(Firmware.UEFI) && !Files.exists(nvram())) {
      Path half = path.resolve("nvram.tmp");
      Files.write(half, Files.readAllBytes(firstOf(VARS)));
      Files.move(half, nvram(), StandardCopyOption.REPLACE_EXISTING);
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
