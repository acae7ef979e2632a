package io.prestagelab.image.boot;

import io.prestagelab.image.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The EFI boot image of an installation ISO: a small FAT file system with GRUB and its menu. */
public final class EfiImage {

  private static final String MENU = "EFI/BOOT/grub.cfg";

  private EfiImage() {}

  /**
   * The image with its menu replaced.
   *
   * @param image the bytes of the file system
   * @param menu the new {@code EFI/BOOT/grub.cfg}
   * @param made the file's new time
   */
  public static byte[] withMenu(byte[] image, String menu, Instant made) {
    byte[] changed = image.clone();
    new FatImage(changed).write(MENU, menu.getBytes(StandardCharsets.UTF_8), made);
    return changed;
  }

  /** A file of the image, by a path such as {@code EFI/BOOT/grub.cfg}. */
  public static String read(byte[] image, String path) {
    return new FatImage(image.clone())
        .read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new InvalidInputException("the EFI boot image has no " + path));
  }
}
