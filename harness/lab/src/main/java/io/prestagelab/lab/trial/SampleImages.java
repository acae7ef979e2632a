package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Archives as {@code docker save | gzip} makes them, for a lab that has no container engine. Same
 * bytes every time.
 */
final class SampleImages {
  private static final int LAYER_BYTES = 3_000_000;

  private SampleImages() {}

  /** Makes {@code count} archives in {@code folder}, named as in the document. */
  static List<Path> make(Path folder, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> archive(folder.resolve("container-image" + number + ".tar.gz"), number))
        .toList();
  }

  private static Path archive(Path file, int seed) {
    try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file));
        OutputStream gzip = new GZIPOutputStream(raw);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      String image = "registry.local/sample" + seed;
      String manifest =
          """
          [{"Config":"config.json","RepoTags":["%s:1.0"],"Layers":["layer.tar"]}]
          """
              .formatted(image);
      put(tar, "manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
      put(tar, "config.json", "{\"os\":\"linux\"}\n".getBytes(StandardCharsets.UTF_8));
      put(tar, "layer.tar", layer(seed));
      return file;
    } catch (IOException e) {
      throw new LabException(
          "cannot make the container image archive " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  private static byte[] layer(int seed) throws IOException {
    byte[] content = new byte[LAYER_BYTES];
    new Random(seed).nextBytes(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      put(tar, "opt/payload", content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    entry.setModTime(0);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
