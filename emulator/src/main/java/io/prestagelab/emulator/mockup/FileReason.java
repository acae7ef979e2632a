package io.prestagelab.emulator.mockup;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why a file cannot be used, in words: Java's own message is often the bare path. */
public final class FileReason {
  private FileReason() {}

  /** The reason of an exception, never a path alone. */
  public static String of(IOException error) {
    if (error instanceof NoSuchFileException missing) {
      Path folder = Path.of(missing.getFile()).toAbsolutePath().getParent();
      return folder == null || Files.exists(folder)
          ? "there is no such file"
          : "the folder " + folder + " does not exist";
    }
    if (error instanceof AccessDeniedException) {
      return "no permission";
    }
    if (error instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (error instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    String said =
        error instanceof FileSystemException system ? system.getReason() : error.getMessage();
    if (said == null) {
      return error.getClass().getSimpleName();
    }
    return said.equals("Is a directory") ? "it is a folder" : said;
  }
}
