package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.TimedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a server reads from its virtual medium, and the medium's map. Reads that follow each
 * other, in place and within a quarter of a second, are one line: offset, tab, length.
 */
final class MediaRecord implements HostListener {
  private static final long TOGETHER_NANOS = 250_000_000;
  private static final int MOST_LINES = 100_000;

  private final TimedLog log;
  private long offset;
  private long length;
  private long began;
  private int lines;

  /** For the ISO in {@code file}, in the folder of {@code run}. */
  MediaRecord(Path file, RunFolder run) {
    log = new TimedLog(run.mediaLog());
    try {
      Files.write(run.mediaMap(), map(file));
    } catch (IOException e) {
      throw new LabException("cannot write " + run.mediaMap() + ": " + FileTrouble.reason(e), e);
    }
  }

  /** A line for each extent, offset, tab, length, tab, path; the first is the ISO's own. */
  private static List<String> map(Path file) {
    List<String> lines = new ArrayList<>();
    try (IsoReader iso = IsoReader.open(file)) {
      lines.add("0\t" + iso.length() + "\t/");
      for (IsoEntry entry : iso.entries()) {
        for (Extent extent : entry.isFile() ? entry.extents() : List.<Extent>of()) {
          lines.add(extent.offset() + "\t" + extent.length() + "\t" + entry.path());
        }
      }
    }
    return lines;
  }

  @Override
  public synchronized void mediaRead(long at, int bytes) {
    long now = System.nanoTime();
    if (at != offset + length || now - began > TOGETHER_NANOS) {
      flush();
      offset = at;
      began = now;
    }
    length += bytes;
  }

  @Override
  public void booted(BootCause cause) {
    flush();
  }

  @Override
  public void poweredOff(PowerOffCause cause, String detail) {
    flush();
  }

  private synchronized void flush() {
    if (length > 0 && lines++ < MOST_LINES) {
      log.add(offset + "\t" + length);
    }
    length = 0;
  }
}
