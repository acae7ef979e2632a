package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrees;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of an installation ISO and kept from run to run: files and folders of one folder of
 * the cache, with the beginning of the ISO's sum in their names. Those of another ISO that nobody
 * has used for two weeks go.
 */
final class IsoLeavings {
  /** End of the name of a lock that belongs to an entry. */
  static final String LOCK = ".lock";

  private static final Logger LOG = LoggerFactory.getLogger(IsoLeavings.class);
  private static final Duration LONG = Duration.ofDays(14);
  private static final int DIGITS = 12;
  private static final Pattern NAME =
      Pattern.compile("(?:\\w+-)*?([0-9a-f]{12})(?:-.*)?(?:\\.raw)?");

  private IsoLeavings() {}

  /** The part of {@code iso}'s sum that stands in the names. */
  static String sum(Path iso) {
    return FileSum.sha256(iso).substring(0, DIGITS);
  }

  /**
   * Notes that {@code entry} is used, and removes old ones of other ISOs.
   *
   * @return {@code entry}
   */
  static Path used(Path entry) {
    Path folder = Objects.requireNonNull(entry.toAbsolutePath().getParent());
    Instant now = Instant.now();
    try {
      Files.setLastModifiedTime(entry, FileTime.from(now));
      String own = sumIn(entry);
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path other : entries.toList()) {
          String sum = sumIn(other);
          if (!sum.isEmpty() && !sum.equals(own)) {
            removeOld(other, now);
          }
        }
      }
      return entry;
    } catch (IOException e) {
      throw new LabException("cannot tidy " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  /** Whoever shares the cache may be removing the same just now. */
  private static void removeOld(Path entry, Instant now) {
    try {
      if (isOld(entry, now)) {
        FileTrees.delete(entry);
        FileTrees.delete(entry.resolveSibling(entry.getFileName() + LOCK));
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("{} is not removed: {}", entry, e.toString());
    }
  }

  /** Empty for what is no entry. */
  private static String sumIn(Path entry) {
    Matcher name = NAME.matcher(String.valueOf(entry.getFileName()));
    return name.matches() ? name.group(1) : "";
  }

  private static boolean isOld(Path entry, Instant now) throws IOException {
    return Files.getLastModifiedTime(entry).toInstant().isBefore(now.minus(LONG));
  }
}
