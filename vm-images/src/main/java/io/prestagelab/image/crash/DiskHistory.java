package io.prestagelab.image.crash;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A disk before a recording and everything that was written to it, as numbers of contents. Only
 * sectors count that once were not empty; there are few of them on the largest disk.
 */
public final class DiskHistory implements AutoCloseable {
  /** More sectors than any write has, and no sector's number with them overflows. */
  static final long WHOLE = Long.MAX_VALUE / 2;

  private final WriteLog log;
  private final FileChannel base;
  private final long bytes;
  private final SectorContents contents = new SectorContents();
  private final long[] sectors;
  private final int[] before;
  private final Change[] changes;

  /** A write's contents, for the used sectors from number {@code from} on. */
  private final class Change {
    private final int from;
    private final int[] contents;

    Change(int from, int[] contents) {
      this.from = from;
      this.contents = contents;
    }

    /** Those of sectors before {@code end}. */
    void forEach(long end, SectorChange heard) {
      for (int i = 0; i < contents.length && sectors[from + i] < end; i++) {
        heard.put(from + i, contents[i]);
      }
    }
  }

  /**
   * Reads all.
   *
   * @param disk raw image of the disk as it was before; it is not written, and must stay as it is
   * @param parts where that image may hold something
   * @throws InvalidInputException if the two do not belong together
   */
  public DiskHistory(Path disk, List<DiskPart> parts, WriteLog log) {
    this.log = log;
    try {
      this.base = FileChannel.open(disk, StandardOpenOption.READ);
      this.bytes = base.size();
    } catch (IOException e) {
      throw new ImageException(disk + " cannot be read: " + FileTrouble.reason(e), e);
    }
    UsedSectors used = new UsedSectors();
    SectorReader reader = new SectorReader(this::read, log.sectorSize(), contents, used);
    int[][] ofParts = new int[parts.size()][];
    for (int i = 0; i < ofParts.length; i++) {
      DiskPart part = parts.get(i);
      ofParts[i] =
          reader.numbers(part.at() / sectorSize(), part.bytes() / sectorSize(), ~part.at());
    }
    int[][] ofWrites = new int[log.writes().size()][];
    for (int i = 0; i < ofWrites.length; i++) {
      LoggedWrite write = checked(log.writes().get(i), disk);
      ofWrites[i] =
          write.kind() == LoggedWrite.Kind.WRITE
              ? reader.numbers(write.sector(), write.sectors(), write.at())
              : new int[0];
    }
    this.sectors = used.sorted();
    this.before = new int[sectors.length];
    for (int i = 0; i < ofParts.length; i++) {
      DiskPart part = parts.get(i);
      change(part.at() / sectorSize(), part.bytes() / sectorSize(), ofParts[i])
          .forEach(Long.MAX_VALUE, (number, content) -> before[number] = content);
    }
    this.changes = new Change[ofWrites.length];
    for (int i = 0; i < changes.length; i++) {
      LoggedWrite write = log.writes().get(i);
      changes[i] = change(write.sector(), write.isChange() ? write.sectors() : 0, ofWrites[i]);
    }
  }

  private LoggedWrite checked(LoggedWrite write, Path disk) {
    if (write.isChange() && write.end() > bytes / sectorSize()) {
      throw new InvalidInputException(
          "the write log writes beyond the end of %s: give the disk that it was recorded from"
              .formatted(disk));
    }
    return write;
  }

  /** {@code numbers} is empty where all of them are zeros. */
  private Change change(long sector, long count, int[] numbers) {
    int from = index(sector);
    int[] wanted = new int[index(sector + count) - from];
    if (numbers.length > 0) {
      for (int i = 0; i < wanted.length; i++) {
        wanted[i] = numbers[(int) (sectors[from + i] - sector)];
      }
    }
    return new Change(from, wanted);
  }

  private int index(long sector) {
    int found = Arrays.binarySearch(sectors, sector);
    return found < 0 ? -found - 1 : found;
  }

  int sectorSize() {
    return log.sectorSize();
  }

  /** The disk's size in bytes. */
  public long bytes() {
    return bytes;
  }

  /** What was written. */
  public List<LoggedWrite> writes() {
    return log.writes();
  }

  /** The disk as it was before; its sum is that of some parts. */
  DiskContents before(List<DiskPart> parts) {
    return new DiskContents(this, before.clone(), parts);
  }

  /** All of the disk. */
  List<DiskPart> whole() {
    return List.of(new DiskPart(0, bytes));
  }

  SectorContents contents() {
    return contents;
  }

  /** Which sector of the disk the one of that number is. */
  long sector(int number) {
    return sectors[number];
  }

  /** Hears what the first {@code kept} sectors of an entry put on a disk. */
  void forEach(int entry, long kept, SectorChange heard) {
    changes[entry].forEach(log.writes().get(entry).sector() + kept, heard);
  }

  /** Hears of a sector by its number, and of what it holds. */
  interface SectorChange {
    void put(int number, int content);
  }

  /** Reads at a place: of the disk before if it is negative, {@code ~place}; else of the log. */
  void read(long place, byte[] into) {
    if (place >= 0) {
      log.read(place, into);
      return;
    }
    try {
      if (FileBytes.read(base, ~place, into) < into.length) {
        throw new ImageException("the disk's image has become shorter while it was read");
      }
    } catch (IOException e) {
      throw new ImageException("the disk's image cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** What a sector with that content holds. */
  byte @Nullable [] bytes(int content) {
    if (content == SectorContents.ZEROS) {
      return null;
    }
    byte[] sector = new byte[sectorSize()];
    read(contents.place(content), sector);
    return sector;
  }

  @Override
  public void close() {
    try {
      base.close();
    } catch (IOException e) {
      throw new ImageException("the disk's image cannot be closed: " + FileTrouble.reason(e), e);
    }
  }
}
