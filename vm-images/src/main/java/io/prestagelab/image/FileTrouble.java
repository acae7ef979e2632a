package io.prestagelab.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Why a file cannot be used, in the words of a one-line message. */
public final class FileTrouble {

  /** In bytes; no common file system takes more. */
  private static final int LONGEST_NAME = 255;

  private FileTrouble() {}

  /** The reason of an exception; Java's own text is often the path only. */
  public static String reason(IOException trouble) {
    if (trouble instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (trouble instanceof AccessDeniedException) {
      return "no permission";
    }
    if (trouble instanceof FileAlreadyExistsException
        || trouble instanceof DirectoryNotEmptyException) {
      return "it is there already";
    }
    if (trouble instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (trouble instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    String message = trouble.getMessage();
    return message == null || message.isBlank() ? trouble.getClass().getSimpleName() : message;
  }

  /** What keeps a path from being read as a file; null if nothing does. */
  public static @Nullable String withInput(Path file) {
    if (file.toString().isEmpty()) {
      return "the name is empty";
    }
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      return "it is a link to nowhere";
    }
    if (!Files.exists(file)) {
      return missing(file);
    }
    if (Files.isDirectory(file)) {
      return "it is a folder";
    }
    if (!Files.isRegularFile(file)) {
      return "it is no regular file but a device or pipe";
    }
    return Files.isReadable(file) ? null : "no permission";
  }

  /** What keeps a path from being written as a new file; null if nothing does. */
  public static @Nullable String withOutput(Path file) {
    Path whole = file.toAbsolutePath();
    Path folder = whole.getParent();
    if (file.toString().isEmpty() || folder == null) {
      return "give the name of a file";
    }
    if (whole.getFileName().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      return "the name is longer than 255 bytes";
    }
    if (!Files.exists(folder)) {
      return "the folder %s does not exist".formatted(folder);
    }
    if (!Files.isDirectory(folder)) {
      return "%s is no folder".formatted(folder);
    }
    if (Files.isSymbolicLink(whole) && !Files.exists(whole)) {
      return "it is a link to nowhere; delete it";
    }
    if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS)) {
      return "it exists; delete it or give another name";
    }
    return Files.isWritable(folder) ? null : "the folder %s is not writable".formatted(folder);
  }

  private static String missing(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || Files.isDirectory(folder)
        ? "there is no such file"
        : "the folder %s does not exist".formatted(folder);
  }
}
