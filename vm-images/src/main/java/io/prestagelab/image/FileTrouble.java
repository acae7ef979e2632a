package io.prestagelab.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a file cannot be used, in the words of a one-line message. */
public final class FileTrouble {

  /** In bytes; no common file system takes more. */
  private static final int LONGEST_NAME = 255;

  /** What the kernel says ({@code strerror}), in lower case, and says too shortly for a user. */
  private static final Map<String, String> WORDS =
      Map.of(
          "permission denied", "no permission",
          "operation not permitted", "no permission",
          "no such file or directory", "there is no such file",
          "is a directory", "it is a folder",
          "not a directory", "a part of its path is a file, not a folder",
          "no space left on device", "no space is left on the device",
          "read-only file system", "the file system is read-only",
          "file name too long", "its name is too long",
          "too many levels of symbolic links", "its links lead round in a circle");

  private static final Pattern IN_PARENTHESES = Pattern.compile(".+ \\(([^()]+)\\)");

  private FileTrouble() {}

  /** The reason of an exception, never a path alone as Java's own text often is. */
  public static String reason(IOException trouble) {
    if (trouble instanceof FileSystemException system && system.getFile() != null) {
      return reason(system, Path.of(system.getFile()));
    }
    if (trouble instanceof EOFException) {
      return "it ends too early";
    }
    if (trouble instanceof CharacterCodingException) {
      return "it is no text in UTF-8";
    }
    String message = trouble.getMessage();
    return message == null || message.isBlank()
        ? trouble.getClass().getSimpleName()
        : words(message);
  }

  /** The reason why {@code file} could not be made or replaced. */
  public static String writing(Path file, IOException trouble) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      return "it is a folder; give the name of a file";
    }
    return trouble instanceof NoSuchFileException && Files.exists(folder)
        ? "nothing can be made in the folder " + folder
        : reason(trouble);
  }

  private static String reason(FileSystemException trouble, Path file) {
    if (trouble instanceof NoSuchFileException) {
      return missing(file);
    }
    if (trouble instanceof AccessDeniedException) {
      return "no permission";
    }
    if (trouble instanceof FileAlreadyExistsException) {
      return file + " is there already" + (Files.isDirectory(file) ? "" : " and is no folder");
    }
    if (trouble instanceof DirectoryNotEmptyException) {
      return "the folder " + file + " is not empty";
    }
    if (trouble instanceof NotDirectoryException) {
      return "it is no folder";
    }
    return trouble.getReason() == null
        ? "the system refuses to use " + file
        : words(trouble.getReason());
  }

  /** The kernel's words, alone or at the end of Java's in parentheses. */
  private static String words(String message) {
    Matcher last = IN_PARENTHESES.matcher(message);
    String kernels = last.matches() ? last.group(1) : message;
    return WORDS.getOrDefault(kernels.toLowerCase(Locale.ROOT), message);
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

  /** The first folder on the way that is not there, else the file itself. */
  private static String missing(Path file) {
    Path missing = null;
    Path folder = file.getParent();
    while (folder != null && !folder.toString().isEmpty() && !Files.exists(folder)) {
      missing = folder;
      folder = folder.getParent();
    }
    return missing == null ? "there is no such file" : "the folder " + missing + " does not exist";
  }
}
