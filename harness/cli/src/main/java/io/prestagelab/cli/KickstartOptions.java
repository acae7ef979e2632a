package io.prestagelab.cli;

import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.OwnKickstarts;
import io.prestagelab.runs.folder.LabHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Mixin: kickstarts of the user's own. */
final class KickstartOptions {
  @Option(
      names = "--kickstarts",
      paramLabel = "DIR",
      description =
          "Kickstarts of your own: each that is in DIR under the name of one of the ISO's takes its"
              + " place, no line changed.")
  private @Nullable Path folder;

  KickstartOptions() {}

  /** Whether there are any. */
  boolean given() {
    return folder != null;
  }

  /**
   * Refuses those of the other generation than {@code iso}, or than the lab's own if that is null
   * or not there yet.
   */
  void check(@Nullable Path iso) {
    if (folder != null) {
      OwnKickstarts.refuseOther(folder, iso == null ? Generation.CENTOS : generation(iso));
    }
  }

  /** {@code iso}, or a copy with the kickstarts that were given. */
  Path in(Path iso, LabHome home) {
    return folder == null ? iso : new OwnKickstarts(folder, iso).putInto(iso, home.cache());
  }

  /** The generation of an installation ISO that was given. */
  static Generation generation(Path iso) {
    if (!Files.isReadable(iso)) {
      throw new LabException("installation ISO " + iso + " is missing or cannot be read");
    }
    try (IsoReader reader = IsoReader.open(iso)) {
      return Generation.of(reader);
    }
  }
}
