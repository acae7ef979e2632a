package io.prestagelab.image.install;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The software release of an installation ISO, as {@code upgrades/version} tells. StarlingX'
 * scripts source that file, so what a shell would take is taken here; what only a shell can work
 * out is refused.
 */
public final class ReleaseVersion {

  private static final String FILE = "upgrades/version";

  /** One assignment and what may follow it in its line: a comment or another command. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?:[^#]*;)?\\s*(?:export\\s+)?VERSION=((?:[^\\s;'\"]|'[^']*'|\"[^\"]*\")*+)\\s*(?:;.*|\\s#.*)?");

  private ReleaseVersion() {}

  /** The release, such as {@code 22.06}. */
  public static String of(IsoReader iso) {
    if (!iso.hasFile(FILE)) {
      throw new InvalidInputException(
          "Version info not found on %s: it has no %s, so it is no StarlingX installation ISO"
              .formatted(iso.file(), FILE));
    }
    return find(iso)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "Failed to determine version of installation ISO %s: %s has no usable VERSION="
                        .formatted(iso.file(), FILE)));
  }

  /** The release, if the ISO tells one. */
  public static Optional<String> find(IsoReader iso) {
    if (!iso.hasFile(FILE)) {
      return Optional.empty();
    }
    return iso.readText(FILE)
        .lines()
        .map(String::strip)
        .map(ASSIGNMENT::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1).replaceAll("['\"]", "").strip())
        .reduce((before, last) -> last)
        .filter(version -> version.matches("[A-Za-z0-9][A-Za-z0-9._-]*"));
  }
}
