package io.prestagelab.runs.capsule;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A run's records in one file, a ZIP with an index of checksums: no ISOs, no keys and no passwords,
 * of a disk no more than what the run left on it. At most 50 MB.
 */
public final class Capsule {

  /** The largest capsule, in bytes. */
  public static final long LARGEST = 50_000_000;

  /** Where in a capsule, and in its folder, what the run left on the server's disk is. */
  public static final String DISK = "disks/disk.delta";

  private static final long LARGEST_ENTRY = 200_000_000;
  private static final long LARGEST_WHOLE = 1_000_000_000;

  private final Path file;

  /** The capsule in that file. */
  public Capsule(Path file) {
    this.file = file;
  }

  /** Whether the file is a ZIP, as every capsule is. */
  public static boolean isOne(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /**
   * Writes the records of a run.
   *
   * @param run the run's folder
   * @param version of the lab
   * @throws RunException if it is no run's folder, or too large
   */
  public void write(Path run, String version) {
    write(run, version, null);
  }

  /**
   * Writes the records of a run and what it left on the server's disk.
   *
   * @param disk a {@link DiskDelta}'s file, or null
   * @throws RunException if that is no run's folder, or too large
   */
  public void write(Path run, String version, @Nullable Path disk) {
    Map<String, byte[]> records = records(run);
    if (records.isEmpty()) {
      throw new RunException(run + " is not the folder of a run: there is nothing to keep");
    }
    if (disk != null) {
      records.put(DISK, bytes(disk));
    }
    Map<String, String> sums = new LinkedHashMap<>();
    records.forEach((name, content) -> sums.put(name, CapsuleIndex.sum(content)));
    CapsuleIndex index =
        new CapsuleIndex(
            CapsuleIndex.FORMAT,
            new RunLayout(run).name(),
            version,
            Runtime.version().toString(),
            system(),
            sums);
    try {
      UnfinishedOutput.replace(file, half -> pack(half, index, records, new RunLayout(run)));
    } catch (IOException e) {
      throw new RunException("cannot write " + file + ": " + FileTrouble.writing(file, e), e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static void pack(
      Path half, CapsuleIndex index, Map<String, byte[]> records, RunLayout run)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(half);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, CapsuleIndex.NAME, index.json());
      for (Map.Entry<String, byte[]> entry : records.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
    if (Files.size(half) > LARGEST) {
      Files.delete(half);
      throw new RunException(
          "the run's records are over 50 MB; shorten " + run.rawConsole() + " and try again");
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Unpacks it into a new folder that has the layout of a run's, after every checksum was right.
   *
   * @throws RunException if it is damaged or not a capsule
   */
  public void unpack(Path folder) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      CapsuleIndex index = CapsuleIndex.of(content(zip, CapsuleIndex.NAME), file);
      long left = LARGEST_WHOLE;
      for (Map.Entry<String, String> sum : index.sums().entrySet()) {
        byte[] content = content(zip, sum.getKey());
        left -= content.length;
        if (left < 0) {
          throw new RunException(file + " is not a capsule of this lab: it holds over 1 GB");
        }
        if (!CapsuleIndex.sum(content).equals(sum.getValue())) {
          throw new RunException(file + " is a damaged capsule: " + sum.getKey() + " has changed");
        }
        Path target = folder.resolve(sum.getKey()).normalize();
        if (!target.startsWith(folder)) {
          throw new RunException(file + " is not a capsule: " + sum.getKey() + " lies outside");
        }
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.write(target, content);
      }
    } catch (ZipException e) {
      throw new RunException(file + " is a damaged capsule or none: " + FileTrouble.reason(e), e);
    } catch (IOException e) {
      throw new RunException(file + " cannot be unpacked: " + FileTrouble.reason(e), e);
    }
  }

  private byte[] content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new RunException(file + " is not a whole capsule: it has no " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes((int) LARGEST_ENTRY);
      if (in.read() >= 0) {
        throw new RunException(file + " is not a capsule of this lab: " + name + " is over 200 MB");
      }
      return content;
    }
  }

  private static Map<String, byte[]> records(Path run) {
    Map<String, byte[]> records = new LinkedHashMap<>();
    for (Path record : new RunLayout(run).records()) {
      try (Stream<Path> files = Files.exists(record) ? Files.walk(record) : Stream.empty()) {
        for (Path path : files.filter(Files::isRegularFile).sorted().toList()) {
          records.put(
              run.relativize(path).toString(), Secrets.removedFrom(Files.readAllBytes(path)));
        }
      } catch (IOException e) {
        throw new RunException(run + " cannot be read: " + FileTrouble.reason(e), e);
      }
    }
    return records;
  }

  private static String system() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
