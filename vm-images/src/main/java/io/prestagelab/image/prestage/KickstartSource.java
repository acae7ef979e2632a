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

/**
 * Where the prestaging kickstart comes from: kickstart patches, then software patches, the last
 * named first; then the ISO's root.
 */
final class KickstartSource {

  private KickstartSource() {}

  /**
   * The kickstart that replaces the ISO's own, or nothing if the ISO's own stands.
   *
   * @throws InvalidInputException if there is none at all, or the kickstart patches hold none
   */
  static Optional<byte[]> find(PrestageSettings settings, IsoReader iso) {
    Optional<byte[]> found = lastOf(settings.additions().kickstartPatches());
    if (found.isEmpty() && !settings.additions().kickstartPatches().isEmpty()) {
      throw new InvalidInputException(
          "--kickstart-patch %s: there is no %s in it; give a patch with that file, or the .cfg itself"
              .formatted(settings.additions().kickstartPatches(), CentosPrestage.KICKSTART));
    }
    if (found.isEmpty()) {
      found = lastOf(settings.additions().patches());
    }
    if (found.isEmpty() && !iso.hasFile(CentosPrestage.KICKSTART)) {
      throw new InvalidInputException(
          "Failed to find required file '%s' in the root of %s or in the patches"
              .formatted(CentosPrestage.KICKSTART, iso.file()));
    }
    return found;
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
      return SoftwarePatch.find(file, CentosPrestage.KICKSTART);
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
