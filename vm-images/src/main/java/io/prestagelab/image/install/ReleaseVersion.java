package io.prestagelab.image.install;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;

/** The software release of an installation ISO, as {@code upgrades/version} tells. */
public final class ReleaseVersion {

  private static final String FILE = "upgrades/version";

  private ReleaseVersion() {}

  /** The release, such as {@code 22.06}. */
  public static String of(IsoReader iso) {
    if (!iso.hasFile(FILE)) {
      throw new InvalidInputException(
          "Version info not found on %s: it has no %s, so it is no StarlingX installation ISO"
              .formatted(iso.file(), FILE));
    }
    String version =
        iso.readText(FILE)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("VERSION="))
            .map(line -> unquoted(line.substring("VERSION=".length()).strip()))
            .reduce("", (before, last) -> last);
    if (!version.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new InvalidInputException(
          "Failed to determine version of installation ISO %s: %s has no usable VERSION="
              .formatted(iso.file(), FILE));
    }
    return version;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() > 1
            && value.charAt(0) == value.charAt(value.length() - 1)
            && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
