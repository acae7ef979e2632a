package io.prestagelab.emulator.host;

import io.prestagelab.emulator.file.KeptFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Secure Boot of OVMF: what is wanted is kept in the server's folder, and put into the firmware's
 * variables before each start. It is switched by the firmware's own variable; other keys are a
 * fresh set of variables, with Microsoft's keys or none.
 */
final class QemuSecureBoot extends RememberedSecureBoot {
  private static final String ON = "on";
  private static final String OFF = "off";

  private final QemuFolder folder;

  /** As it was left; on, with Microsoft's keys, at first. */
  QemuSecureBoot(QemuFolder folder) throws IOException {
    this(folder, left(folder));
  }

  private QemuSecureBoot(QemuFolder folder, List<String> left) {
    super(
        left.get(0).equals(ON),
        left.get(1).equals(Keys.SETUP_MODE.name()) ? Keys.SETUP_MODE : Keys.USER_MODE);
    this.folder = folder;
  }

  private static List<String> left(QemuFolder folder) throws IOException {
    return Files.exists(folder.secureBoot())
        ? List.of(Files.readString(folder.secureBoot()).strip().split(" ", 2))
        : List.of(ON, Keys.USER_MODE.name());
  }

  @Override
  void keep() {
    String words = (isEnabled() ? ON : OFF) + " " + wanted().name() + "\n";
    try {
      KeptFile.replace(folder.secureBoot(), words.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new HostException(folder.secureBoot() + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** The server starts with {@code firmware}: its variables become what is wanted. */
  synchronized void start(Firmware firmware) {
    booted(firmware == Firmware.UEFI);
    boolean withKeys = keys() == Keys.USER_MODE;
    Path nvram = folder.nvram();
    try {
      byte[] image = Files.exists(nvram) ? Files.readAllBytes(nvram) : new byte[0];
      if (image.length == 0 || new UefiVariables(image).hasPlatformKey() != withKeys) {
        image = Files.readAllBytes(folder.freshVariables(withKeys));
      }
      new UefiVariables(image).enableSecureBoot(isEnabled());
      KeptFile.replace(nvram, image);
    } catch (IOException e) {
      throw new HostException(nvram + ": cannot be prepared: " + e.getMessage(), e);
    }
  }
}
