package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Secure Boot of OVMF: what is wanted is kept in the server's folder, and put into the firmware's
 * variables before each start. It is switched by the firmware's own variable; other keys are a
 * fresh set of variables, with Microsoft's keys or none.
 */
final class QemuSecureBoot implements SecureBoot {
  private static final String ON = "on";
  private static final String OFF = "off";

  private final QemuFolder folder;
  private boolean enabled = true;
  private Keys wanted = Keys.USER_MODE;
  private boolean inForce;
  private Keys keys;

  /** As it was left; on, with Microsoft's keys, at first. */
  QemuSecureBoot(QemuFolder folder) throws IOException {
    this.folder = folder;
    if (Files.exists(folder.secureBoot())) {
      String[] words = Files.readString(folder.secureBoot()).strip().split(" ", 2);
      enabled = words[0].equals(ON);
      wanted = words[1].equals(Keys.SETUP_MODE.name()) ? Keys.SETUP_MODE : Keys.USER_MODE;
    }
    keys = wanted;
  }

  @Override
  public synchronized boolean isEnabled() {
    return enabled;
  }

  @Override
  public synchronized boolean isInForce() {
    return inForce;
  }

  @Override
  public synchronized Keys keys() {
    return keys;
  }

  @Override
  public synchronized void enable(boolean on) {
    enabled = on;
    keep();
  }

  @Override
  public synchronized void reset(KeyReset what) {
    wanted = what == KeyReset.ALL_TO_DEFAULT ? Keys.USER_MODE : Keys.SETUP_MODE;
    keep();
  }

  private void keep() {
    String words = (enabled ? ON : OFF) + " " + wanted.name() + "\n";
    try {
      folder.replace(folder.secureBoot(), words.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new HostException(folder.secureBoot() + ": cannot be written: " + e.getMessage(), e);
    }
  }

  /** The server starts with {@code firmware}: its variables become what is wanted. */
  synchronized void start(Firmware firmware) {
    inForce = enabled && wanted == Keys.USER_MODE && firmware == Firmware.UEFI;
    keys = wanted;
    Path nvram = folder.nvram();
    try {
      byte[] image = Files.exists(nvram) ? Files.readAllBytes(nvram) : new byte[0];
      if (image.length == 0
          || new UefiVariables(image).hasPlatformKey() != (wanted == Keys.USER_MODE)) {
        image = Files.readAllBytes(folder.freshVariables(wanted == Keys.USER_MODE));
      }
      new UefiVariables(image).enableSecureBoot(enabled);
      folder.replace(nvram, image);
    } catch (IOException e) {
      throw new HostException(nvram + ": cannot be prepared: " + e.getMessage(), e);
    }
  }
}
