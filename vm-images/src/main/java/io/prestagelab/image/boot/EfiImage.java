package io.prestagelab.image.boot;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The EFI boot image of an installation ISO: a small FAT file system, changed with mtools. */
public final class EfiImage {

  private static final StockTool MCOPY = StockTool.named("mcopy", "mtools");

  private EfiImage() {}

  /**
   * The image with its menu replaced.
   *
   * @param image the bytes of the file system
   * @param menu the new {@code EFI/BOOT/grub.cfg}
   * @param made the file's new time
   */
  public static byte[] withMenu(byte[] image, String menu, Instant made) {
    try {
      Path folder = Files.createTempDirectory("prestagelab-efi");
      try {
        Path fat = Files.write(folder.resolve("efiboot.img"), image);
        Path text = Files.write(folder.resolve("grub.cfg"), menu.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(text, FileTime.from(made));
        copyIn(fat, text);
        return Files.readAllBytes(fat);
      } finally {
        deleteAll(folder);
      }
    } catch (IOException e) {
      throw new ImageException("changing the EFI boot image failed: " + e.getMessage(), e);
    }
  }

  /** A file of the image, by a path such as {@code EFI/BOOT/grub.cfg}. */
  public static String read(byte[] image, String path) {
    try {
      Path folder = Files.createTempDirectory("prestagelab-efi");
      try {
        Path fat = Files.write(folder.resolve("efiboot.img"), image);
        Path text = folder.resolve("file");
        MCOPY.run(List.of("-n", "-i", fat.toString(), "::/" + path, text.toString()));
        return Files.readString(text);
      } finally {
        deleteAll(folder);
      }
    } catch (IOException e) {
      throw new ImageException("reading the EFI boot image failed: " + e.getMessage(), e);
    }
  }

  private static void copyIn(Path fat, Path text) {
    MCOPY.run(
        List.of("-o", "-m", "-i", fat.toString(), text.toString(), "::/EFI/BOOT/grub.cfg"),
        Map.of("TZ", "UTC"));
  }

  private static void deleteAll(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
