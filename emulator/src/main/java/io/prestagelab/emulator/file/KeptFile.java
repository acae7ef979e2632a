package io.prestagelab.emulator.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that outlives the process: after a {@code kill -9} it is as before or as it was to be. */
public final class KeptFile {
  private KeptFile() {}

  /**
   * Writes {@code file} whole, for its owner alone, or leaves it as it is. Of several threads or
   * processes that do so at once, the last one's stays.
   *
   * @throws IOException if it, or a folder for it, cannot be made
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path half =
        Files.createTempFile(
            folder,
            file.getFileName() + ".",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(half, bytes);
      Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
