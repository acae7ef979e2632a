package io.prestagelab.lab.crash;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;

/** Kernel and RAM disk of the machines that judge: the lab's own, with the judge's scripts. */
final class JudgeFiles {
  private static final int FOLDER = 0040755;
  private static final int PROGRAM = 0100755;

  private final Path kernel;
  private final Path initrd;

  /**
   * Makes them.
   *
   * @param media whose installation ISO they are taken of
   * @param check the kickstart's own
   * @param before what was on the disk before
   */
  JudgeFiles(JudgeMedia media, CheckSections check, BundlesBefore before, Path folder) {
    this.kernel = folder.resolve("vmlinuz");
    this.initrd = folder.resolve("judge.img");
    try (IsoReader reader = IsoReader.open(media.iso())) {
      Generation generation = media.generation();
      Files.write(kernel, reader.read(generation.layout().kernel()));
      ByteArrayOutputStream image = new ByteArrayOutputStream();
      image.write(reader.read(generation.layout().initrd()));
      // a second archive begins at a multiple of four bytes
      image.write(new byte[(4 - image.size() % 4) % 4]);
      image.write(scripts(generation, check, before));
      Files.write(initrd, image.toByteArray());
    } catch (IOException e) {
      throw new LabException(
          "kernel and RAM disk of %s cannot be taken: %s"
              .formatted(media.iso(), FileTrouble.reason(e)),
          e);
    }
  }

  private static byte[] scripts(Generation generation, CheckSections check, BundlesBefore before)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(bytes)) {
      add(cpio, "judge", FOLDER, new byte[0]);
      if (generation == Generation.CENTOS) {
        add(cpio, "canary", PROGRAM, resource("enter.sh"));
        add(cpio, "judge/generation.sh", PROGRAM, resource("centos.sh"));
      } else {
        add(cpio, "judge/generation.sh", PROGRAM, resource("debian.sh"));
      }
      add(cpio, "judge/judge.sh", PROGRAM, resource("judge.sh"));
      add(cpio, "judge/neighbours", PROGRAM, before.neighbours().getBytes(StandardCharsets.UTF_8));
      add(cpio, "judge/older", PROGRAM, before.older().getBytes(StandardCharsets.UTF_8));
      add(cpio, "judge/kept", PROGRAM, before.kept().getBytes(StandardCharsets.UTF_8));
      add(cpio, "judge/functions", check.functions());
      add(cpio, "judge/check", check.check());
    }
    return bytes.toByteArray();
  }

  private static void add(CpioArchiveOutputStream cpio, String folder, List<String> scripts)
      throws IOException {
    add(cpio, folder, FOLDER, new byte[0]);
    for (int i = 0; i < scripts.size(); i++) {
      byte[] script = scripts.get(i).getBytes(StandardCharsets.ISO_8859_1);
      add(cpio, folder + "/%03d".formatted(i), PROGRAM, script);
    }
  }

  private static void add(CpioArchiveOutputStream cpio, String name, int mode, byte[] content)
      throws IOException {
    CpioArchiveEntry entry = new CpioArchiveEntry(name, content.length);
    entry.setMode(mode);
    cpio.putArchiveEntry(entry);
    cpio.write(content);
    cpio.closeArchiveEntry();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream file = JudgeFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    }
  }

  Path kernel() {
    return kernel;
  }

  Path initrd() {
    return initrd;
  }
}
