package io.prestagelab.runs.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells a run that goes on from one whose process was killed: a locked file in the run's folder.
 * The kernel lets go of the lock when the process dies, however it dies; the file stays then.
 */
final class RunLock {
  /** This process's own: to open and close such a file again would let go of its lock (POSIX). */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** What is done with a run whose process was killed. */
  interface Tidying {
    void tidy() throws IOException;
  }

  /** Locks a folder that has just been made; nobody ever sees the file without its lock. */
  static RunLock take(RunLayout run) throws IOException {
    Path file = run.lock();
    Path unseen = file.resolveSibling("." + file.getFileName());
    HELD.add(file);
    FileChannel channel =
        FileChannel.open(unseen, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
      Files.move(unseen, file);
      return new RunLock(file, channel);
    } catch (IOException e) {
      Files.deleteIfExists(unseen);
      channel.close();
      throw e;
    }
  }

  /** The run has ended; nothing of it is to be swept any more. */
  void release() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    HELD.remove(file);
  }

  /**
   * Tidies the run and forgets it if it began and neither goes on nor ended. Only one thread of one
   * process does so at a time.
   *
   * @return whether it did
   */
  static synchronized boolean ifKilled(RunLayout run, Tidying tidying) throws IOException {
    Path file = run.lock();
    if (HELD.contains(file) || !Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = opened(file);
        FileLock lock = channel == null ? null : channel.tryLock()) {
      if (lock == null || !Files.exists(file)) {
        return false;
      }
      tidying.tidy();
      Files.deleteIfExists(file);
      return true;
    }
  }

  /** Null if the run has ended meanwhile. */
  private static @Nullable FileChannel opened(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
