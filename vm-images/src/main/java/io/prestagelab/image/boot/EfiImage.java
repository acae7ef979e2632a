package io.prestagelab.image.boot;

import io.prestagelab.image.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The EFI boot image of an installation ISO: a small FAT file system with a boot loader and GRUB's
 * menu.
 */
public final class EfiImage {

  private static final String MENU = "EFI/BOOT/grub.cfg";
  private static final String LOADER = "EFI/BOOT/BOOTX64.EFI";

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

  /**
   * The image with a boot loader that nobody has signed; Secure Boot refuses it.
   *
   * @param made the loader's new time
   */
  public static byte[] withoutSignature(byte[] image, Instant made) {
    byte[] changed = image.clone();
    FatImage fat = new FatImage(changed);
    byte[] loader = loader(fat);
    new PeSignature(loader).remove();
    fat.write(LOADER, loader, made);
    return changed;
  }

  /** Whether the program that UEFI firmware starts is signed; by whom is not told. */
  public static boolean isSigned(byte[] image) {
    return new PeSignature(loader(new FatImage(image.clone()))).isThere();
  }

  private static byte[] loader(FatImage fat) {
    return fat.read(LOADER)
        .orElseThrow(() -> new InvalidInputException("the EFI boot image has no " + LOADER));
  }

  /** A file of the image, by a path such as {@code EFI/BOOT/grub.cfg}. */
  public static String read(byte[] image, String path) {
    return new FatImage(image.clone())
        .read(path)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(() -> new InvalidInputException("the EFI boot image has no " + path));
  }
}
