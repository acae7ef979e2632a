package io.prestagelab.runs.capsule;

import io.prestagelab.image.FileBytes;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.disk.QemuImg;
import io.prestagelab.runs.RunException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a run left on a server's disk, as one file: a ZIP with the bytes themselves and an index.
 * What lies in the run's installation ISO too, block by block, is not in it but named; neither are
 * holes, nor what a copied disk had before. Hashes of passwords and private keys have stars in
 * their place.
 */
public final class DiskDelta {

  static final String BYTES = "bytes";
  private static final int LARGEST_INDEX = 100_000_000;
  private static final int BUFFER = 1 << 20;

  private final Path file;

  /** The one in that file. */
  public DiskDelta(Path file) {
    this.file = file;
  }

  /**
   * Writes what {@code image} holds; nothing may be writing to it.
   *
   * @param image raw, or a qcow2 overlay
   * @param iso the run's installation ISO, or null if it is not here: then more is stored
   * @param isoSha256 its sum
   * @throws RunException if the image cannot be read
   */
  public void write(Path image, @Nullable Path iso, @Nullable String isoSha256) {
    try (DeltaWriter writer = new DeltaWriter(image, iso)) {
      writer.write(file, isoSha256);
    } catch (IOException e) {
      throw new RunException("cannot keep what is on " + image + ": " + FileTrouble.reason(e), e);
    }
  }

  /** The SHA-256 of the ISO that a disk made of this needs, if it needs one. */
  public Optional<String> isoSha256() {
    return Optional.ofNullable(index().isoSha256());
  }

  /** The name of the image that the disk began as, if it did not begin empty. */
  public Optional<String> base() {
    return Optional.ofNullable(index().base());
  }

  private DeltaIndex index() {
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = entry(zip, DeltaIndex.NAME)) {
      return DeltaIndex.of(in.readNBytes(LARGEST_INDEX), file);
    } catch (IOException e) {
      throw new RunException(file + ": the disk in it is damaged: " + FileTrouble.reason(e), e);
    }
  }

  private InputStream entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new RunException(file + ": the disk in it has no " + name);
    }
    return zip.getInputStream(entry);
  }

  /**
   * Makes a raw disk image of it.
   *
   * @param target which must not exist
   * @param iso the ISO that {@link #isoSha256()} names, or null if it needs none
   * @param base the image that {@link #base()} names, or null if it began empty
   * @throws RunException if something is missing or damaged
   */
  public void restore(Path target, @Nullable Path iso, @Nullable Path base) {
    DeltaIndex index = index();
    if ((index.isoSha256() != null && iso == null) || (index.base() != null && base == null)) {
      throw new RunException(
          "the disk needs %s; give it"
              .formatted(
                  index.base() != null && base == null
                      ? "the image that it began as, " + index.base()
                      : "the installation ISO with SHA-256 " + index.isoSha256()));
    }
    begin(target, index, base);
    try (ZipFile zip = new ZipFile(file.toFile());
        DataInputStream stored = new DataInputStream(entry(zip, BYTES));
        FileChannel disk = FileChannel.open(target, StandardOpenOption.WRITE);
        FileChannel from = FileChannel.open(iso == null ? target : iso, StandardOpenOption.READ)) {
      for (long[] run : index.runs()) {
        copy(run, stored, from, disk);
      }
    } catch (IOException e) {
      throw new RunException("cannot make " + target + ": " + FileTrouble.reason(e), e);
    }
  }

  private static void begin(Path target, DeltaIndex index, @Nullable Path base) {
    if (base == null) {
      DiskImage.create(target, index.diskBytes());
      return;
    }
    if (Files.exists(target)) {
      throw new RunException(target + " exists: delete it or give another folder");
    }
    QemuImg.toRaw(base, target);
  }

  private static void copy(long[] run, DataInputStream stored, FileChannel iso, FileChannel disk)
      throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER, run[1])];
    for (long done = 0; done < run[1]; done += buffer.length) {
      int count = (int) Math.min(buffer.length, run[1] - done);
      if (run[2] == DeltaIndex.STORED) {
        stored.readFully(buffer, 0, count);
      } else if (run[2] >= 0 && FileBytes.read(iso, run[2] + done, buffer) < count) {
        throw new EOFException("the ISO is too short");
      }
      FileBytes.write(disk, run[0] + done, buffer, count);
    }
  }
}
