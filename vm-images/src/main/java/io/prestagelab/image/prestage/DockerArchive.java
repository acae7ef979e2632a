package io.prestagelab.image.prestage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Tells whether a file is an archive as {@code docker save} makes it, by its first entry; the whole
 * is not read.
 */
final class DockerArchive {

  private DockerArchive() {}

  static void check(Path file) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(raw))) {
      TarArchiveEntry first = tar.getNextEntry();
      if (first == null || !belongs(first.getName())) {
        throw notDocker(file, first == null ? "it is empty" : "it begins with " + first.getName());
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "--images %s is no archive of docker save: %s".formatted(file, FileTrouble.reason(e)), e);
    }
  }

  /**
   * Docker's old layout has folders named by a hash, the new one {@code blobs/}; both have a
   * manifest.
   */
  private static boolean belongs(String name) {
    return name.matches(
        "(\\./)?([0-9a-f]{64}([./].*)?|blobs/.*|manifest\\.json|repositories|oci-layout|index\\.json)");
  }

  private static InvalidInputException notDocker(Path file, String why) {
    return new InvalidInputException(
        "--images %s is no archive of docker save: %s; make it with docker save … | gzip"
            .formatted(file, why));
  }
}
