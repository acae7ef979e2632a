package io.prestagelab.image.prestage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the prestaging kickstart comes from: kickstart patches, then software patches, the last
 * named first; then the ISO's root.
 */
final class KickstartSource {

  private static final Pattern RELEASE = Pattern.compile("feed/rel-([0-9]+\\.[0-9]+)");

  private KickstartSource() {}

  /**
   * The kickstart that replaces the ISO's own, or nothing if the ISO's own stands.
   *
   * @throws InvalidInputException if there is none at all, or the kickstart patches hold none
   */
  static Optional<byte[]> find(PrestageSettings settings, IsoReader iso) {
    Optional<byte[]> found = lastOf(settings.kickstartPatches());
    if (found.isEmpty() && !settings.kickstartPatches().isEmpty()) {
      throw new InvalidInputException(
          "--kickstart-patch %s: there is no %s in it; give a patch with that file, or the .cfg itself"
              .formatted(settings.kickstartPatches(), PrestagedIsoBuilder.KICKSTART));
    }
    if (found.isEmpty()) {
      found = lastOf(settings.patches());
    }
    if (found.isEmpty() && !iso.hasFile(PrestagedIsoBuilder.KICKSTART)) {
      throw new InvalidInputException(
          "Failed to find required file '%s' in the root of %s or in the patches"
              .formatted(PrestagedIsoBuilder.KICKSTART, iso.file()));
    }
    return found;
  }

  /**
   * A release that a kickstart names and that is not the ISO's: the install would end with "sw
   * version content missing".
   */
  static Optional<String> otherRelease(String kickstart, String version) {
    Matcher matcher = RELEASE.matcher(kickstart);
    while (matcher.find()) {
      if (!matcher.group(1).equals(version)) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> lastOf(List<Path> files) {
    for (int i = files.size() - 1; i >= 0; i--) {
      Optional<byte[]> found = in(files.get(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<byte[]> in(Path file) {
    try {
      if (file.getFileName().toString().endsWith(".cfg")) {
        return Optional.of(plain(file));
      }
      return SoftwarePatch.find(file, PrestagedIsoBuilder.KICKSTART);
    } catch (IOException e) {
      throw new InvalidInputException(
          "the patch %s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
    }
  }

  private static byte[] plain(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!new String(bytes, StandardCharsets.UTF_8).contains("%post")) {
      throw new InvalidInputException(
          "--kickstart-patch %s is no prestaging kickstart: it has no %%post section"
              .formatted(file));
    }
    return bytes;
  }
}
