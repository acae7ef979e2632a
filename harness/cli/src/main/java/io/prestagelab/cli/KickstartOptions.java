package io.prestagelab.cli;

import io.prestagelab.lab.trial.OwnKickstarts;
import io.prestagelab.runs.folder.LabHome;
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

  /** {@code iso}, or a copy with the kickstarts that were given. */
  Path in(Path iso, LabHome home) {
    return folder == null ? iso : new OwnKickstarts(folder, iso).putInto(iso, home.cache());
  }
}
