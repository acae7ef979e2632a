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

  /** Locks a folder that has just been made. */
  static RunLock take(RunLayout run) throws IOException {
    Path file = run.lock();
    HELD.add(file);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return new RunLock(file, channel);
  }

  /** The run has ended; nothing of it is to be swept any more. */
  void release() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    HELD.remove(file);
  }

  /** Whether the run began and neither goes on nor ended. */
  static boolean wasKilled(RunLayout run) throws IOException {
    Path file = run.lock();
    if (HELD.contains(file) || !Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Forgets a killed run, once it has been tidied. */
  static void forget(RunLayout run) throws IOException {
    Files.deleteIfExists(run.lock());
  }
}
