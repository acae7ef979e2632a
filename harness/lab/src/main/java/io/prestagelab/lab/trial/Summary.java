package io.prestagelab.lab.trial;

import io.prestagelab.lab.progress.Elapsed;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.lab.verdict.Evidence;
import io.prestagelab.lab.verdict.MediaTestimony;
import io.prestagelab.runs.folder.KeptVerdict;
import io.prestagelab.runs.folder.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The end of a run on one screen: verdict, witnesses, times, folder. */
final class Summary {
  private final Installation installation;
  private final Stages stages;
  private final RunFolder run;
  private final LabSettings settings;

  Summary(Installation installation, Stages stages, RunFolder run, LabSettings settings) {
    this.installation = installation;
    this.stages = stages;
    this.run = run;
    this.settings = settings;
  }

  /** The screen's lines. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(KeptVerdict.of(installation.verdict().line()).headline());
    Evidence evidence = installation.evidence();
    if (evidence != null) {
      witnesses(evidence, lines);
    }
    times(lines);
    lines.add("Folder         " + run.path());
    return lines;
  }

  private static void witnesses(Evidence evidence, List<String> lines) {
    String uuid = evidence.installer().installUuid().orElse("none");
    lines.add("  installer log   install uuid %s".formatted(uuid));
    evidence.installer().reasons().forEach(reason -> lines.add("                  " + reason));
    lines.add("  content server  " + evidence.content().line());
    MediaTestimony media = evidence.media();
    lines.add(
        "  media reads     %s, booted from it %d time(s)"
            .formatted(Elapsed.size(media.bytesRead()), media.bootsFromMedium()));
    DiskTestimony disk = evidence.disk();
    lines.add(
        "  installed disk  install_uuid %s, %d %s, %d log lines read by sysadmin"
            .formatted(
                disk.installUuid(),
                disk.packages(),
                evidence.content().things(),
                disk.logLines().size()));
    if (evidence.content().marked()) {
      lines.add(
          "                  marked as the System Controller's %d, as others' %d"
              .formatted(disk.fromController(), disk.fromElsewhere()));
    }
  }

  private void times(List<String> lines) {
    Duration total = stages.total();
    Duration guest = stages.guestTime();
    Duration own = total.minus(guest);
    lines.add(
        String.format(
            Locale.ROOT,
            "Time           %s, of it the server's own %s, the lab's %s (%.0f %%); %s, %s",
            Elapsed.text(total),
            Elapsed.text(guest),
            Elapsed.text(own),
            100.0 * own.toMillis() / Math.max(1, total.toMillis()),
            settings.firmware(),
            settings.accel()));
  }

  /** Keeps it in the run's folder. */
  void keep() {
    List<String> more = new ArrayList<>(lines().subList(2, lines().size()));
    stages
        .ended()
        .forEach(
            stage -> more.add("%-50s %s".formatted(stage.title(), Elapsed.text(stage.time()))));
    KeptVerdict.of(installation.verdict().line()).write(run.layout(), more);
  }
}
