package io.prestagelab.image.miniboot;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one server on the content server: {@code <www-root>/nodes/<id>}, its ISO, its
 * kickstart and links to what all servers share.
 */
public final class NodeDirectory implements AutoCloseable {

  static final String ISO = "bootimage.iso";

  /**
   * One file for all servers, a byte of it for each; it stays, since a lock on a removed file locks
   * nobody out.
   */
  private static final String LOCK_FILE = ".nodes.lock";

  private final Path wwwRoot;
  private final String id;
  private final FileChannel lockFile;
  private final FileLock lock;

  private NodeDirectory(Path wwwRoot, String id, FileChannel lockFile, FileLock lock) {
    this.wwwRoot = wwwRoot;
    this.id = id;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Takes the folder for this process; another that builds or deletes the same is told so at once.
   */
  public static NodeDirectory locked(Path wwwRoot, String id) {
    requireId(id);
    if (!Files.isDirectory(wwwRoot)) {
      throw new InvalidInputException(
          "Root directory " + wwwRoot + " does not exist: make it first");
    }
    Path file = wwwRoot.resolve(LOCK_FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel, id);
      if (lock == null) {
        channel.close();
        throw new InvalidInputException(
            "node " + id + " is being built or deleted by another process: wait for its end");
      }
      return new NodeDirectory(wwwRoot, id, channel, lock);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be locked: " + e.getMessage(), e);
    }
  }

  /** Refuses a name that is no plain folder name. */
  static void requireId(String id) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidInputException(
          "node id '" + id + "' is invalid: letters, digits, dots and dashes, as a host name");
    }
  }

  public Path path() {
    return wwwRoot.resolve("nodes").resolve(id);
  }

  /**
   * Removes the folder, and with the last one also what the servers shared. Nothing there is no
   * error.
   */
  public void delete() {
    try {
      deleteTree(path());
      Path nodes = wwwRoot.resolve("nodes");
      if (Files.isDirectory(nodes) && isEmpty(nodes)) {
        Files.delete(nodes);
        deleteTree(SharedRelease.folder(wwwRoot));
      }
    } catch (IOException e) {
      throw new ImageException("node " + id + " could not be deleted: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockFile.close();
    } catch (IOException e) {
      throw new ImageException("the lock of node " + id + " could not be given up", e);
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel, String id) throws IOException {
    try {
      return channel.tryLock(Integer.toUnsignedLong(id.hashCode()), 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
