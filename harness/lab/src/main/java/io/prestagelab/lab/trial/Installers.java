package io.prestagelab.lab.trial;

import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Knows the generations. */
final class Installers {
  private Installers() {}

  /**
   * That of an installation ISO.
   *
   * @throws LabException if the file is missing
   */
  static Installer of(Path iso) {
    if (!Files.isReadable(iso)) {
      throw new LabException(
          "installation ISO %s is missing or cannot be read; run 'lab setup' or give --iso FILE"
              .formatted(iso));
    }
    try (IsoReader reader = IsoReader.open(iso)) {
      InstallationIso known = InstallationIso.of(reader);
      return switch (known.generation()) {
        case CENTOS -> new CentosInstaller(known.release(), known.layout());
        case DEBIAN -> new DebianInstaller(iso, known.release(), known.layout());
      };
    }
  }
}
