package io.prestagelab.image.install;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The boot code that starts isolinux from a disk: the installation ISO's own, or SYSLINUX' as the
 * system has it.
 */
public final class HybridCode {

  private static final int LENGTH = 432;
  private static final List<Path> SYSLINUX_FILES =
      List.of(
          Path.of("/usr/lib/ISOLINUX/isohdpfx.bin"),
          Path.of("/usr/share/syslinux/isohdpfx.bin"),
          Path.of("/usr/lib/syslinux/bios/isohdpfx.bin"));

  private HybridCode() {}

  /** The code, or nothing if the ISO is no hybrid and SYSLINUX is not installed. */
  public static Content.@Nullable Text of(IsoReader iso) {
    byte[] own = iso.bytes(0, LENGTH);
    if (!Arrays.equals(own, new byte[LENGTH])) {
      return new Content.Text(own);
    }
    for (Path file : SYSLINUX_FILES) {
      if (Files.isReadable(file)) {
        return new Content.Text(read(file));
      }
    }
    return null;
  }

  private static byte[] read(Path file) {
    try {
      return Arrays.copyOf(Files.readAllBytes(file), LENGTH);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }
}
