package io.prestagelab.image.install;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A copy of an installation ISO whose UEFI boot loader nobody has signed. */
public final class UnsignedIso {

  private UnsignedIso() {}

  /**
   * Copies {@code iso} to {@code target}; nothing but the loader's signature is different, and the
   * time of the loader's file.
   *
   * @throws ImageException if it cannot be written, or has no such loader
   */
  public static void copy(Path iso, Path target) {
    try (IsoReader reader = IsoReader.open(iso)) {
      String path = InstallationIso.of(reader).efiImage();
      IsoEntry image = reader.find(path).orElseThrow();
      byte[] unsigned = EfiImage.withoutSignature(reader.read(path), Instant.EPOCH);
      Files.copy(iso, target);
      try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(unsigned);
        long at = image.extents().get(0).offset();
        while (bytes.hasRemaining()) {
          at += out.write(bytes, at);
        }
      }
    } catch (IOException e) {
      throw new ImageException("%s failed: %s".formatted(target, FileTrouble.reason(e)), e);
    }
  }
}
