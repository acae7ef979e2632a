package io.prestagelab.image.prestage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A StarlingX software patch: a tar with a {@code software.tar} in it, which holds RPM packages.
 */
final class SoftwarePatch {

  private static final int MAX_FILE = 16 << 20;

  private SoftwarePatch() {}

  /** The first file of that name in the patch's packages. A file that is no such patch has none. */
  static Optional<byte[]> find(Path patch, String name) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(patch));
        InputStream plain = Decompression.of(raw)) {
      if (!isTar(plain)) {
        return Optional.empty();
      }
      TarArchiveInputStream outer = new TarArchiveInputStream(plain);
      for (TarArchiveEntry entry = outer.getNextEntry();
          entry != null;
          entry = outer.getNextEntry()) {
        if (baseName(entry).equals("software.tar")) {
          return inSoftware(new TarArchiveInputStream(outer), name);
        }
      }
      return Optional.empty();
    }
  }

  /** The streams within are views of the patch's own; they are not closed. */
  private static Optional<byte[]> inSoftware(TarArchiveInputStream software, String name)
      throws IOException {
    for (TarArchiveEntry entry = software.getNextEntry();
        entry != null;
        entry = software.getNextEntry()) {
      if (entry.getName().endsWith(".rpm")) {
        Optional<byte[]> found = inRpm(software, name);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> inRpm(InputStream rpm, String name) throws IOException {
    InputStream payload = Decompression.of(new BufferedInputStream(RpmPayload.of(rpm)));
    ArchiveInputStream<? extends ArchiveEntry> files = new CpioArchiveInputStream(payload);
    for (ArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
      if (!entry.isDirectory() && baseName(entry).equals(name)) {
        return Optional.of(bounded(files, entry));
      }
    }
    return Optional.empty();
  }

  private static byte[] bounded(InputStream file, ArchiveEntry entry) throws IOException {
    if (entry.getSize() > MAX_FILE) {
      throw new IOException(entry.getName() + " in it is larger than 16 MiB");
    }
    return file.readNBytes(MAX_FILE);
  }

  private static boolean isTar(InputStream in) throws IOException {
    in.mark(512);
    byte[] block = in.readNBytes(512);
    in.reset();
    return TarArchiveInputStream.matches(block, block.length);
  }

  private static String baseName(ArchiveEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }
}
