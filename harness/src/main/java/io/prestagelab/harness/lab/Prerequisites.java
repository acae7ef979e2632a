package io.prestagelab.harness.lab;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.harness.LabException;
import io.prestagelab.harness.progress.Elapsed;
import io.prestagelab.harness.run.LabHome;
import io.prestagelab.harness.subcloud.InstallValuesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
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

  private final LabSettings settings;
  private final LabHome home;

  /** For a lab with {@code settings}. */
  public Prerequisites(LabSettings settings, LabHome home) {
    this.settings = settings;
    this.home = home;
  }

  /**
   * Checks everything.
   *
   * @throws LabException for the first thing that is missing
   */
  public void check() {
    SubcloudLab.release(settings.iso());
    Path values = settings.installValues();
    if (values != null) {
      InstallValuesFile.read(values);
    }
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
      long free = Files.getFileStore(home.runs()).getUsableSpace();
      if (free < needed) {
        throw new LabException(
            "%s has %s free, a run needs %s; make room or set LAB_HOME to another disk"
                .formatted(home.runs(), Elapsed.size(free), Elapsed.size(needed)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + home.runs(), e);
    }
  }
}
