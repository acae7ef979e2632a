package io.prestagelab.image.crash;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of everything that was written to a disk, in the order in which it was done, with its
 * data. QEMU's block driver {@code blklogwrites} writes it, the kernel's dm-log-writes too.
 *
 * <p>Source: the kernel's Documentation/admin-guide/device-mapper/log-writes.rst and
 * drivers/md/dm-log-writes.c.
 */
public final class WriteLog implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final int sectorSize;
  private final List<LoggedWrite> writes;

  private WriteLog(Path file, FileChannel channel, int sectorSize, List<LoggedWrite> writes) {
    this.file = file;
    this.channel = channel;
    this.sectorSize = sectorSize;
    this.writes = List.copyOf(writes);
  }

  /**
   * Opens a log and reads what its entries are, without their data.
   *
   * @throws InvalidInputException if it is none, or torn, or damaged
   */
  public static WriteLog open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(file + " is not a file: give the path of a disk's write log");
    }
    FileChannel channel = null;
    boolean open = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      WriteLogReader reader = WriteLogReader.of(file, channel);
      WriteLog log = new WriteLog(file, channel, reader.sectorSize(), reader.entries());
      open = true;
      return log;
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    } finally {
      if (!open) {
        close(channel);
      }
    }
  }

  /** Makes a log without entries, of sectors of 512 bytes, for a machine that adds to it. */
  public static Path create(Path file) {
    try {
      return Files.write(file, WriteLogReader.superblock());
    } catch (IOException e) {
      throw new ImageException("making " + file + " failed: " + FileTrouble.reason(e), e);
    }
  }

  private static void close(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new ImageException("a write log cannot be closed: " + FileTrouble.reason(e), e);
    }
  }

  /** Size of a sector in bytes. */
  public int sectorSize() {
    return sectorSize;
  }

  /** Its entries, in the order in which the disk had done them. */
  public List<LoggedWrite> writes() {
    return writes;
  }

  /** How many entries lie wholly in the first so many bytes of the log's file. */
  public int entriesWithin(long bytes) {
    int low = 0;
    int high = writes.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(writes.get(middle)) <= bytes) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long end(LoggedWrite write) {
    return write.kind() == LoggedWrite.Kind.WRITE
        ? write.at() + write.sectors() * sectorSize
        : write.at();
  }

  /** Reads {@code bytes} at a place of the log's file. */
  void read(long at, byte[] bytes) {
    try {
      if (FileBytes.read(channel, at, bytes) < bytes.length) {
        throw new ImageException(file + " has become shorter while it was read");
      }
    } catch (IOException e) {
      throw new ImageException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  @Override
  public void close() {
    close(channel);
  }
}
