package io.prestagelab.image.miniboot;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.UnfinishedOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

  /** The byte that stands for what all share, beyond those of the nodes. */
  private static final long SHARED_LOCK = 1L << 33;

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
    return locked(wwwRoot, id, Duration.ZERO);
  }

  /** The same, after waiting so long for another process. */
  public static NodeDirectory locked(Path wwwRoot, String id, Duration patience) {
    requireId(id);
    if (!Files.isDirectory(wwwRoot)) {
      throw new InvalidInputException(
          "Root directory " + wwwRoot + " does not exist: make it first");
    }
    Path file = wwwRoot.resolve(LOCK_FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel, id, patience);
      if (lock == null) {
        channel.close();
        throw new InvalidInputException(
            "node " + id + " is being built or deleted by another process: wait for its end");
      }
      return new NodeDirectory(wwwRoot, id, channel, lock);
    } catch (IOException e) {
      throw new ImageException(file + " cannot be locked: " + FileTrouble.reason(e), e);
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
      if (Files.exists(path(), LinkOption.NOFOLLOW_LINKS)) {
        UnfinishedOutput.undo(path());
      }
    } catch (IOException e) {
      throw new ImageException(
          "node %s could not be deleted: %s".formatted(id, FileTrouble.reason(e)), e);
    }
    sweep();
    forgetSharedIfLast();
  }

  /**
   * The folder in the making, beside where it will be served from; what killed builds left of any
   * node goes first. If it does not become complete and no other is there, what was shared goes
   * too.
   */
  UnfinishedOutput begin() {
    sweep();
    UnfinishedOutput folder = UnfinishedOutput.of(path(), this::forgetSharedIfLast);
    try {
      Files.createDirectories(folder.path());
      return folder;
    } catch (IOException e) {
      folder.close();
      throw new ImageException(
          "node %s cannot be made: %s: %s".formatted(id, folder.path(), FileTrouble.reason(e)), e);
    }
  }

  /** Does something to what all nodes share, while no other process does. */
  void withShared(Consumer<SharedRelease> work) {
    synchronized (NodeDirectory.class) {
      try {
        FileLock held = lockFile.lock(SHARED_LOCK, 1, false);
        try {
          work.accept(new SharedRelease(wwwRoot));
        } finally {
          held.release();
        }
      } catch (IOException e) {
        throw new ImageException(
            "%s cannot be locked: %s".formatted(wwwRoot.resolve(LOCK_FILE), FileTrouble.reason(e)),
            e);
      }
    }
  }

  private void sweep() {
    UnfinishedOutput.sweep(wwwRoot);
    UnfinishedOutput.sweep(wwwRoot.resolve("nodes"));
  }

  /** A node that another process begins at this moment keeps what is shared. */
  private void forgetSharedIfLast() {
    withShared(
        shared -> {
          try {
            Files.deleteIfExists(wwwRoot.resolve("nodes"));
            shared.delete();
          } catch (DirectoryNotEmptyException e) {
            return;
          } catch (IOException e) {
            throw new ImageException(
                "%s could not be tidied up: %s".formatted(wwwRoot, FileTrouble.reason(e)), e);
          }
        });
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

  private static @Nullable FileLock tryLock(FileChannel channel, String id, Duration patience)
      throws IOException {
    long place = Integer.toUnsignedLong(id.hashCode());
    try {
      FileLock lock = channel.tryLock(place, 1, false);
      return lock != null || patience.isZero() ? lock : await(channel, place, patience);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** A wait for a lock has no limit of its own; who waits is interrupted at its end. */
  private static @Nullable FileLock await(FileChannel channel, long place, Duration patience)
      throws IOException {
    CompletableFuture<Void> limit =
        CompletableFuture.runAsync(
            Thread.currentThread()::interrupt,
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return channel.lock(place, 1, false);
    } catch (FileLockInterruptionException e) {
      return null;
    } finally {
      limit.cancel(false);
      Thread.interrupted();
    }
  }
}
