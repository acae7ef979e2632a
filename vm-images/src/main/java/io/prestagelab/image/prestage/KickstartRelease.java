package io.prestagelab.image.prestage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The release that a kickstart is for. */
final class KickstartRelease {

  /** As the build of StarlingX puts it in; before that there is a word to be replaced. */
  private static final Pattern RELEASE =
      Pattern.compile("feed/rel-([0-9]+\\.[0-9]+|xxxPLATFORM_RELEASExxx)");

  private KickstartRelease() {}

  /**
   * A release that a kickstart names and that is not the ISO's: the install would end with "sw
   * version content missing".
   */
  static Optional<String> other(String kickstart, String version) {
    Matcher matcher = RELEASE.matcher(kickstart);
    while (matcher.find()) {
      if (!matcher.group(1).equals(version)) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }
}
