package io.prestagelab.runs.page;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A run's folder as the lab leaves it, of a small local install. */
final class SampleRun {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Path folder;

  SampleRun(Path folder) {
    this.folder = folder;
  }

  /** All kinds of records, and {@code lines} of console. */
  static SampleRun whole(Path folder, int lines) {
    SampleRun run = new SampleRun(folder);
    run.line("stages.log", 0, "lab\tSubcloud add");
    run.line("redfish.log", 100, "3 ms GET /redfish/v1/  -> 200 {\"Name\":\"Root\"}", " ");
    run.line(
        "redfish.log",
        200,
        "9 ms POST /redfish/v1/Eject {\"Force\":true} -> 404 {\"error\":1}",
        " ");
    run.line("run.log", 500, "the firmware starts (power on)");
    run.line("stages.log", 600, "guest\tMiniboot");
    run.line("media.map", "0\t4096000\t/\n40960\t204800\tvmlinuz\n245760\t2048000\tinitrd.img\n");
    run.line("media.log", 700, "40960\t204800");
    run.line("media.log", 900, "245760\t1024000");
    run.line("blocks.log", 1000, "disk0\t4096\t0");
    run.line("blocks.log", 2000, "disk0\t4096\t1048576");
    run.line("http.log", 1500, "GET /iso/ks.cfg 200 2500 complete", " ");
    run.line("http.log", 1600, "GET /iso/Packages/a.rpm 200 100 CUT", " ");
    run.line("server/guest.log", 1700, "ks-1.log\tMiniboot  pre: looking for the needle");
    run.line("server/guest.log", 1800, "ks-1.log\tERROR: Installation failed.");
    run.picture("001.png", 0x204060);
    run.line("screens.log", 1900, "001.png\tfirst login");
    StringBuilder console = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      console.append(START.plusMillis(500 + i)).append("\t[    ").append(i).append("] line ");
      console.append(i).append(" of the console\n");
    }
    run.line("server/console.log", console.toString());
    run.line("stages.log", 500L + lines + 2000, "end\tMiniboot");
    run.line("verdict.txt", "\nVerdict        REMOTE (no bundle on the backup partition)\n");
    return run;
  }

  /** A record at a time after the start. */
  void line(String name, long millis, String text) {
    line(name, millis, text, "\t");
  }

  private void line(String name, long millis, String text, String between) {
    line(name, START.plusMillis(millis) + between + text + "\n");
  }

  /** Appends to a file. */
  void line(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void picture(String name, int colour) {
    try {
      BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
      image.setRGB(5, 5, colour);
      Path file = Files.createDirectories(folder.resolve("screens")).resolve(name);
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
