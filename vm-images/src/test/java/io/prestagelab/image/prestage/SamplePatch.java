package io.prestagelab.image.prestage;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A software patch with one package that holds one file. */
final class SamplePatch {

  private SamplePatch() {}

  static Path of(Path file, String name, String content) {
    try {
      byte[] software = tar("some-package.rpm", rpm(name, content));
      return Files.write(file, tar("software.tar", software));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] tar(String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(bytes.length);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }

  private static byte[] rpm(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(0xEDABEEDB);
    data.write(new byte[92]);
    header(data, 1, 3);
    data.write(new byte[5]);
    header(data, 2, 10);
    data.write(cpio(name, content));
    return out.toByteArray();
  }

  private static void header(DataOutputStream data, int entries, int store) throws IOException {
    data.writeInt(0x8EADE801);
    data.writeInt(0);
    data.writeInt(entries);
    data.writeInt(store);
    data.write(new byte[entries * 16 + store]);
  }

  private static byte[] cpio(String name, String content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out);
        CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(gzip)) {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      CpioArchiveEntry entry = new CpioArchiveEntry("./www/" + name, bytes.length);
      entry.setMode(0x81A4);
      cpio.putArchiveEntry(entry);
      cpio.write(bytes);
      cpio.closeArchiveEntry();
    }
    return out.toByteArray();
  }
}
