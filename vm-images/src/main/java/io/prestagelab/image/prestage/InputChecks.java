package io.prestagelab.image.prestage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses what cannot become a prestaged ISO, before any work starts. */
final class InputChecks {

  /** The document's "4 GB", which the CentOS generation's tool counts decimally and excludes. */
  static final long MAX_FILE = 4_000_000_000L;

  /** The document's recommended largest archive, 2.5 GB. */
  static final long RECOMMENDED_ARCHIVE = 2_500_000_000L;

  private final PrestageSettings settings;
  private final List<String> warnings = new ArrayList<>();

  InputChecks(PrestageSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks all that can be told without opening the ISO, and returns what the user should be warned
   * of.
   */
  List<String> run() {
    readable(settings.input(), "--input");
    settings.images().forEach(this::image);
    settings.patches().forEach(file -> bounded(file, "--patch"));
    settings.kickstartPatches().forEach(file -> bounded(file, "--kickstart-patch"));
    if (settings.setup() != null) {
      bounded(settings.setup(), "--setup");
    }
    if (settings.addon() != null) {
      bounded(settings.addon(), "--addon");
    }
    if (settings.defaultBoot() < 0 || settings.defaultBoot() > 1) {
      throw new InvalidInputException(
          "Invalid default boot menu option: %d (0 is serial, 1 is graphical)"
              .formatted(settings.defaultBoot()));
    }
    uniqueNames();
    output();
    return List.copyOf(warnings);
  }

  private void image(Path file) {
    long size = bounded(file, "--images");
    if (!file.getFileName().toString().endsWith(".tar.gz")) {
      throw new InvalidInputException(
          "--images %s: the name must end in .tar.gz; make the archive with docker save … | gzip"
              .formatted(file));
    }
    if (size > RECOMMENDED_ARCHIVE) {
      warnings.add(
          "%s is larger than the recommended 2.5 GB; several smaller archives are copied more surely"
              .formatted(file.getFileName()));
    }
    if (!startsWithGzipMagic(file)) {
      throw new InvalidInputException(
          "--images %s is not compressed by gzip; make it with docker save … | gzip"
              .formatted(file));
    }
    DockerArchive.check(file);
  }

  private static boolean startsWithGzipMagic(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] magic = in.readNBytes(2);
      return magic.length == 2 && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B;
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static long bounded(Path file, String option) {
    long size = readable(file, option);
    if (size >= MAX_FILE) {
      throw new InvalidInputException(
          "%s %s: file size of %d bytes exceeds the 4 GB limit; split it"
              .formatted(option, file, size));
    }
    return size;
  }

  private static long readable(Path file, String option) {
    String trouble = FileTrouble.withInput(file);
    if (trouble != null) {
      throw new InvalidInputException(
          "%s: file path '%s' is invalid: %s".formatted(option, file, trouble));
    }
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private void uniqueNames() {
    Set<String> names = new HashSet<>();
    names.add(EmbeddedName.iso(settings.input()));
    names.add(EmbeddedName.md5(settings.input()));
    names.add(Bundle.IMAGES_MD5);
    List<Path> bundled = new ArrayList<>(settings.images());
    bundled.addAll(settings.patches());
    for (Path file : bundled) {
      if (file.getFileName().toString().matches(".*[\\p{Cntrl}\\\\].*")) {
        throw new InvalidInputException(
            "the name of '%s' holds a control character or a backslash, which md5 files cannot name: rename it"
                .formatted(file.toString().replaceAll("\\p{Cntrl}", "?")));
      }
      if (!names.add(file.getFileName().toString())) {
        throw new InvalidInputException(
            "two files of the bundle would be called %s: rename one of them"
                .formatted(file.getFileName()));
      }
    }
  }

  private void output() {
    String trouble = FileTrouble.withOutput(settings.output());
    if (trouble != null) {
      throw new InvalidInputException("--output %s: %s".formatted(settings.output(), trouble));
    }
  }
}
