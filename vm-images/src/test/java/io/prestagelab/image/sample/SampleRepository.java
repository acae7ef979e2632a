package io.prestagelab.image.sample;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small system in a repository that ostree itself made. */
public final class SampleRepository {

  /** The small initrd in it. */
  public static final byte[] INITRD = SampleIso.noise(70_000, 21);

  private static final StockTool OSTREE = StockTool.named("ostree", "ostree");

  private SampleRepository() {}

  /** Makes it of the files in {@code system}, and of a few more that are needed. */
  static void make(Path repository, Path system) {
    try {
      FileTrees.delete(repository);
      put(system, "var/miniboot/initrd-mini", INITRD);
      put(system, "usr/bin/tool", SampleIso.noise(300, 22));
      put(system, "usr/etc/empty", new byte[0]);
      for (int i = 0; i < 30; i++) {
        put(system, "usr/share/many/file-" + i, SampleIso.noise(10 + i, i));
      }
      Files.deleteIfExists(system.resolve("bin"));
      Files.createSymbolicLink(system.resolve("bin"), Path.of("usr/bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    OSTREE.run(List.of("init", "--repo=" + repository, "--mode=archive"));
    OSTREE.run(
        List.of(
            "commit",
            "--repo=" + repository,
            "--branch=starlingx",
            "--subject=a system",
            "--timestamp=2024-09-15 00:00:00 +0000",
            "--owner-uid=0",
            "--owner-gid=0",
            "--tree=dir=" + system));
  }

  private static void put(Path system, String path, byte[] bytes) throws IOException {
    Path file = system.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
