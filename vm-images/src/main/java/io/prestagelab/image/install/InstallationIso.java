package io.prestagelab.image.install;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;

/** An installation ISO: its generation and release, and what is where in it. */
public final class InstallationIso {

  private final IsoReader reader;
  private final Generation generation;
  private final String release;
  private final String efiImage;

  private InstallationIso(IsoReader reader, Generation generation, String release) {
    this.reader = reader;
    this.generation = generation;
    this.release = release;
    this.efiImage =
        generation.layout().efiImages().stream()
            .filter(reader::hasFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s has no EFI boot image (%s)"
                            .formatted(reader.file(), generation.layout().efiImages().get(0))));
  }

  /** What an ISO is; one that is no installation ISO is refused. The reader stays the caller's. */
  public static InstallationIso of(IsoReader reader) {
    return new InstallationIso(reader, Generation.of(reader), ReleaseVersion.of(reader));
  }

  public IsoReader reader() {
    return reader;
  }

  public Generation generation() {
    return generation;
  }

  public IsoLayout layout() {
    return generation.layout();
  }

  /** The software release, such as {@code 22.06}. */
  public String release() {
    return release;
  }

  /** The path of the EFI boot image. */
  public String efiImage() {
    return efiImage;
  }
}
