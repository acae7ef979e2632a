package io.prestagelab.runs.capsule;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.disk.QemuImg;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link DiskDelta}: sorts a disk's blocks into those to store and those to name. */
final class DeltaWriter implements Closeable {

  private static final int PIECE = 4 << 20;

  /** Secrets are looked for beyond a piece's ends, as far as the longest may reach. */
  private static final int MARGIN = 16 << 10;

  private static final int UNIT = IsoBlocks.BLOCK;
  private static final byte[] ZERO = new byte[UNIT];

  private final Path image;
  private final FileChannel disk;
  private final @Nullable IsoBlocks iso;
  private final @Nullable String base;
  private final long diskBytes;
  private final List<long[]> runs = new ArrayList<>();

  /** The run that may go on; before the first one, none that could. */
  private long[] last = {-1, 0, DeltaIndex.STORED};

  DeltaWriter(Path image, @Nullable Path iso) throws IOException {
    this.image = image;
    JsonNode info = new JsonMapper().readTree(QemuImg.info(image));
    diskBytes = info.path("virtual-size").asLong();
    base =
        info.has("backing-filename")
            ? String.valueOf(Path.of(info.path("backing-filename").asString()).getFileName())
            : null;
    disk = FileChannel.open(image, StandardOpenOption.READ);
    this.iso = iso == null ? null : new IsoBlocks(iso);
  }

  void write(Path file, @Nullable String isoSha256) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      begin(zip, DiskDelta.BYTES);
      for (DiskExtent extent : DiskExtent.of(image)) {
        add(extent, zip);
      }
      zip.closeEntry();
      begin(zip, DeltaIndex.NAME);
      zip.write(
          new DeltaIndex(DeltaIndex.FORMAT, diskBytes, base, iso == null ? null : isoSha256, runs)
              .json());
      zip.closeEntry();
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }

  private void add(DiskExtent extent, OutputStream out) throws IOException {
    if (extent.zero()) {
      zeros(extent.at(), extent.bytes());
      return;
    }
    for (long done = 0; done < extent.bytes(); done += PIECE) {
      int count = (int) Math.min(PIECE, extent.bytes() - done);
      piece(extent.at() + done, extent.offset() + done, count, out);
    }
  }

  private void piece(long at, long offset, int count, OutputStream out) throws IOException {
    int before = (int) Math.min(MARGIN, offset);
    byte[] bytes = new byte[before + count + MARGIN];
    FileBytes.read(disk, offset - before, bytes);
    byte[] clean = bytes.clone();
    Secrets.coverIn(clean);
    for (int done = 0; done < count; done += UNIT) {
      int length = Math.min(UNIT, count - done);
      int from = before + done;
      if (Arrays.equals(bytes, from, from + length, ZERO, 0, length)) {
        zeros(at + done, length);
        continue;
      }
      long found = length < UNIT ? -1 : found(bytes, from, at + done);
      if (found < 0) {
        out.write(clean, from, length);
      }
      add(at + done, length, Math.max(found, DeltaIndex.STORED));
    }
  }

  private long found(byte[] bytes, int from, long at) throws IOException {
    long expected = last[2] >= 0 && last[0] + last[1] == at ? last[2] + last[1] : -1;
    return iso == null ? -1 : iso.find(bytes, from, expected);
  }

  /** Where nothing lies beneath, a hole says the same. */
  private void zeros(long at, long length) {
    if (base != null) {
      add(at, length, DeltaIndex.ZEROS);
    }
  }

  private void add(long at, long length, long source) {
    boolean sameSource =
        source >= 0 ? last[2] >= 0 && last[2] + last[1] == source : last[2] == source;
    if (sameSource && last[0] + last[1] == at) {
      last[1] += length;
    } else {
      last = new long[] {at, length, source};
      runs.add(last);
    }
  }

  @Override
  public void close() throws IOException {
    try (disk) {
      if (iso != null) {
        iso.close();
      }
    }
  }
}
