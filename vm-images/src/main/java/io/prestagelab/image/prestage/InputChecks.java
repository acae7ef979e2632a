package io.prestagelab.image.prestage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.prestage.PrestageSettings.Additions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Refuses what cannot become a prestaged ISO, before any work starts. */
final class InputChecks {

  /** The document's "4 GB", which the tools count decimally. */
  static final long FOUR_GB = 4_000_000_000L;

  /** The document's recommended largest archive, 2.5 GB. */
  static final long RECOMMENDED_ARCHIVE = 2_500_000_000L;

  private final PrestageSettings settings;
  private final PrestageFlavour flavour;
  private final List<String> warnings = new ArrayList<>();

  InputChecks(PrestageSettings settings, PrestageFlavour flavour) {
    this.settings = settings;
    this.flavour = flavour;
  }

  /** Refuses an ISO that cannot be read and an output that cannot be written. */
  static void requirePaths(PrestageSettings settings) {
    readable(settings.input(), "--input");
    String trouble = FileTrouble.withOutput(settings.output());
    if (trouble != null) {
      throw new InvalidInputException("--output %s: %s".formatted(settings.output(), trouble));
    }
  }

  /** Checks the rest, and returns what the user should be warned of. */
  List<String> run() {
    Additions additions = settings.additions();
    additions.images().forEach(this::image);
    additions.patches().forEach(file -> bounded(file, "--patch"));
    additions.kickstartPatches().forEach(file -> bounded(file, "--kickstart-patch"));
    if (additions.setup() != null) {
      bounded(additions.setup(), "--setup");
    }
    if (additions.addon() != null) {
      bounded(additions.addon(), "--addon");
    }
    int entry = settings.boot().entry();
    if (entry < 0 || entry >= flavour.menuEntries()) {
      throw new InvalidInputException(
          "Invalid default boot menu option: %d (0 to %d are known; even is serial, odd is graphical)"
              .formatted(entry, flavour.menuEntries() - 1));
    }
    warnings.addAll(flavour.check());
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

  private long bounded(Path file, String option) {
    long size = readable(file, option);
    if (size > flavour.largestFile()) {
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
}
