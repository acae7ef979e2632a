package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.progress.Elapsed;
import io.prestagelab.lab.subcloud.InstallValuesFile;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What has to be there before any work is begun; each check fails with one line that names the
 * remedy.
 */
public final class Prerequisites {
  private static final String QEMU = "qemu-system-x86_64";
  private static final Path OVMF = Path.of("/usr/share/OVMF/OVMF_CODE_4M.fd");
  private static final List<String> TOOLS = List.of(QEMU, "debugfs", "sgdisk");
  private static final List<String> PACKAGES = List.of("qemu-system-x86", "e2fsprogs", "gdisk");

  private static final int MAX_PORT = 65_535;

  private final LabSettings settings;
  private final LabHome home;

  /** For a lab with {@code settings}. */
  public Prerequisites(LabSettings settings, LabHome home) {
    this.settings = settings;
    this.home = home;
  }

  /**
   * Checks what was given: port, install values, installation ISO.
   *
   * @throws LabException for the first thing that is wrong
   */
  public void checkInput() {
    port(settings.port());
    if (settings.installValues() instanceof ValuesSource.File values) {
      InstallValuesFile.read(values.file());
    }
    SubcloudLab.release(settings.iso());
  }

  /**
   * Checks what the machine has: programs, firmware, room on the disk.
   *
   * @throws LabException for the first thing that is missing
   */
  public void checkMachine() {
    for (int i = 0; i < TOOLS.size(); i++) {
      if (!onPath(TOOLS.get(i))) {
        throw new LabException(
            "%s is not installed; as root: apt-get install %s"
                .formatted(TOOLS.get(i), PACKAGES.get(i)));
      }
    }
    if (settings.firmware() == Firmware.UEFI && !Files.isReadable(OVMF)) {
      throw new LabException(
          "UEFI firmware %s is not installed; as root: apt-get install ovmf".formatted(OVMF));
    }
    room();
  }

  private static void port(int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new LabException(
          "--port %d is no port; give one from 1 to %d, or 0 for any that is free"
              .formatted(port, MAX_PORT));
    }
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new LabException(
          "port %d on 127.0.0.1 cannot be used (%s); choose another with --port"
              .formatted(port, FileTrouble.reason(e)),
          e);
    }
  }

  private static boolean onPath(String tool) {
    String path = System.getenv("PATH") + ":/usr/sbin:/sbin";
    return Arrays.stream(path.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  /** The prestaged ISO, the served release, the disk with the bundle and the installed system. */
  private void room() {
    try {
      Files.createDirectories(home.runs());
      long needed = Files.size(settings.iso()) * 6 + 1_000_000_000;
      long free = home.runs().toFile().getUsableSpace();
      if (free < needed) {
        throw new LabException(
            "%s has %s free, a run needs %s; make room or set LAB_HOME to another disk"
                .formatted(home.runs(), Elapsed.size(free), Elapsed.size(needed)));
      }
    } catch (IOException e) {
      throw new LabException("cannot look at " + home.runs() + ": " + FileTrouble.reason(e), e);
    }
  }
}
