package io.prestagelab.image.crash;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a write log's superblock and entries; each stands at the beginning of a sector of its own.
 *
 * @param size of the file, in bytes
 * @param sectorSize of the log, in bytes
 * @param count entries that the superblock tells of; what comes after them is not finished
 */
record WriteLogReader(Path file, FileChannel channel, long size, int sectorSize, long count) {
  private static final long MAGIC = 0x6a736677736872L;
  private static final int HEADER = 32;
  private static final long MOST_ENTRIES = 4_000_000;
  private static final long LARGEST_DISK = 1L << 50;
  private static final int FLUSH = 1;
  private static final int FUA = 2;
  private static final int DISCARD = 4;
  private static final int MARK = 8;

  /** Metadata, in newer kernels. */
  private static final int KNOWN = 31;

  static WriteLogReader of(Path file, FileChannel channel) throws IOException {
    ByteBuffer head = header(channel, 0);
    if (head.remaining() < HEADER || head.getLong(0) != MAGIC) {
      throw new InvalidInputException(
          file + " is not a write log: it does not begin with dm-log-writes' magic number");
    }
    WriteLogReader reader =
        new WriteLogReader(file, channel, channel.size(), head.getInt(24), head.getLong(16));
    if (head.getLong(8) != 1) {
      throw reader.damaged("version %d; 1 is known".formatted(head.getLong(8)));
    }
    if (Integer.bitCount(reader.sectorSize) != 1
        || reader.sectorSize < 512
        || reader.sectorSize > 65536) {
      throw reader.damaged("sectors of %d bytes".formatted(reader.sectorSize));
    }
    if (reader.count < 0 || reader.count > MOST_ENTRIES) {
      throw reader.damaged(
          "%d entries; at most %d can be read".formatted(reader.count, MOST_ENTRIES));
    }
    return reader;
  }

  /** Of a log without entries. */
  static byte[] superblock() {
    ByteBuffer head = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    return head.putLong(MAGIC).putLong(1).putLong(0).putInt(512).array();
  }

  private static ByteBuffer header(FileChannel channel, long at) throws IOException {
    byte[] bytes = new byte[HEADER];
    int got = FileBytes.read(channel, at, bytes);
    return ByteBuffer.wrap(bytes, 0, got).order(ByteOrder.LITTLE_ENDIAN);
  }

  List<LoggedWrite> entries() throws IOException {
    List<LoggedWrite> entries = new ArrayList<>();
    long at = sectorSize;
    for (long number = 0; number < count; number++) {
      LoggedWrite entry = entry(number, at);
      entries.add(entry);
      at = entry.at() + data(entry);
    }
    return entries;
  }

  private long data(LoggedWrite entry) {
    return entry.kind() == LoggedWrite.Kind.WRITE ? entry.sectors() * sectorSize : 0;
  }

  private LoggedWrite entry(long number, long at) throws IOException {
    ByteBuffer head = header(channel, at);
    if (head.remaining() < HEADER) {
      throw damaged("it ends before entry %d of %d".formatted(number + 1, count));
    }
    long flags = head.getLong(16);
    long sectors = head.getLong(8);
    if ((flags & ~KNOWN) != 0) {
      throw damaged("entry %d has unknown flags 0x%x".formatted(number + 1, flags));
    }
    if (head.getLong(0) < 0
        || sectors < 0
        || head.getLong(0) > LARGEST_DISK / sectorSize
        || sectors > LARGEST_DISK / sectorSize) {
      throw damaged("entry %d is beyond the end of any disk".formatted(number + 1));
    }
    long room = at + sectorSize;
    checkMark(number, flags, head.getLong(24));
    LoggedWrite entry =
        new LoggedWrite(
            kind(flags, sectors),
            head.getLong(0),
            sectors,
            (flags & FLUSH) != 0,
            (flags & FUA) != 0,
            room);
    if (room + data(entry) > size) {
      throw damaged("it ends in the data of entry %d of %d".formatted(number + 1, count));
    }
    return entry;
  }

  /** A mark's text stands in its header's sector. */
  private void checkMark(long number, long flags, long bytes) {
    if ((flags & MARK) != 0 && (bytes < 0 || bytes > sectorSize - HEADER)) {
      throw damaged("the mark of entry %d has %d bytes".formatted(number + 1, bytes));
    }
  }

  private static LoggedWrite.Kind kind(long flags, long sectors) {
    if ((flags & MARK) != 0) {
      return LoggedWrite.Kind.MARK;
    }
    if ((flags & DISCARD) != 0) {
      return LoggedWrite.Kind.DISCARD;
    }
    return sectors == 0 ? LoggedWrite.Kind.FLUSH : LoggedWrite.Kind.WRITE;
  }

  private InvalidInputException damaged(String what) {
    return new InvalidInputException(
        "the write log %s is torn or damaged: %s; record it again".formatted(file, what));
  }
}
