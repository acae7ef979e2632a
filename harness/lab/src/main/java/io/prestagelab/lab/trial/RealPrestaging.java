package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A server's prestaging for the sake of its disk, in a run of its own. */
final class RealPrestaging {
  private final Bench bench;

  /** Of a server like that of {@code settings}, on a disk bus that any kernel knows. */
  RealPrestaging(Bench bench, LabSettings settings) {
    LabDisk disk =
        LabDisk.USUAL.ofBytes(settings.disk().bytes()).withSectors(settings.disk().sectorSize());
    LabSettings plain =
        settings
            .withDisk(disk)
            .withNetwork(LabNetwork.IPV4)
            .withInstallValues(ValuesSource.OWN)
            .withTrace(false);
    this.bench = Bench.unwatched(bench.home(), plain, "prepare");
  }

  /**
   * Prestages an empty disk; it is {@code target} then.
   *
   * @throws LabException that says why, if it could not be
   */
  void onto(Path target) {
    try (Trial trial = new Trial(bench)) {
      trial.prestagedIso(1, UnaryOperator.identity());
      if (!trial.prestage()) {
        throw new LabException(
            "no disk could be prestaged for the scenario: %s; the run is in %s"
                .formatted(
                    trial.prestagingFailure().map(GuestFailure::reason).orElse(""),
                    trial.run().path()));
      }
      Files.move(trial.run().disk(), target);
    } catch (IOException e) {
      throw new LabException("cannot make " + target + ": " + FileTrouble.reason(e), e);
    }
  }
}
