package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.check.ServiceView.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries the drives: those that StarlingX' clients choose, and others until one works. */
final class MediaTrial {
  private static final List<Client> TOLERANT = List.of(Client.SUSHY, Client.STANDARD);
  private static final List<Check> MEDIA =
      List.of(Check.INSERT, Check.IMAGE_ECHO, Check.EJECT_ACTION);

  private final Probe probe;
  private final CheckResults findings;
  private final DriveTrial trial;
  private Duration longest = Duration.ZERO;

  MediaTrial(Probe probe, CheckResults findings, Changes changes, Duration limit) {
    this.probe = probe;
    this.findings = findings;
    this.trial = new DriveTrial(probe, findings, changes, limit);
  }

  /** A drive that took the canary, and those who would use it. */
  record Worked(Read drive, List<Client> clients) {}

  /** Inserts into and ejects from each drive of StarlingX', and of the others until one works. */
  Optional<Worked> run(Map<Read, List<Client>> drives, Canary canary) {
    Optional<Worked> worked = Optional.empty();
    int left = drives.size();
    for (Map.Entry<Read, List<Client>> entry : drives.entrySet()) {
      left--;
      boolean wanted = !entry.getValue().isEmpty();
      if (!wanted && worked.isPresent()) {
        continue;
      }
      List<Client> clients = new ArrayList<>(entry.getValue());
      if (worked.isEmpty() && left == 0) {
        clients.addAll(TOLERANT);
      }
      if (tried(entry.getKey(), clients, canary) && worked.isEmpty()) {
        clients.addAll(TOLERANT);
        worked = Optional.of(new Worked(entry.getKey(), clients));
      }
    }
    urls(worked, canary);
    return worked;
  }

  /** Other URLs are tried where the plain one went well; else they would show the same again. */
  private void urls(Optional<Worked> worked, Canary canary) {
    boolean plain =
        findings.all().stream()
            .filter(finding -> MEDIA.contains(finding.check()))
            .allMatch(finding -> finding.outcome() == CheckOutcome.PASS);
    boolean byAction =
        worked.isPresent() && worked.get().drive().body().path("Actions").has(DriveChoice.INSERT);
    if (plain && byAction) {
      new UrlTrial(probe, findings, trial).run(worked.get().drive(), canary);
    } else {
      UrlTrial.skip(findings, "the plain URL did not go in and out without a remark");
    }
  }

  private boolean tried(Read drive, List<Client> clients, Canary canary) {
    long began = System.nanoTime();
    boolean in = trial.insert(drive, canary.image().toString(), clients);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    longest = took.compareTo(longest) > 0 ? took : longest;
    if (in) {
      trial.eject(drive, clients);
    }
    return in;
  }

  /** How long the slowest insertion took. */
  Duration longest() {
    return longest;
  }
}
