package io.prestagelab.runs.page;

import io.prestagelab.runs.coverage.Coverage;
import io.prestagelab.runs.coverage.RunCoverage;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A run that reached three of the four lines of its kickstart, and one of two messages. */
final class SampleCoverage {
  private SampleCoverage() {}

  static Coverage ofOneScenario(Path folder) throws IOException {
    RunLayout run = new RunLayout(folder);
    Files.createDirectories(run.kickstarts());
    Files.writeString(
        run.kickstarts().resolve("miniboot_ks.cfg"),
        """
        # kickstart </script> %s
        %%pre
        . /tmp/functions.sh
        if [ -e /dev/sda ]; then
          report_pre_failure_with_msg "the disk is too small"
        fi
        report_pre_failure_with_msg "no disk"
        %%end
        """
            .formatted("x".repeat(400)));
    Files.writeString(
        run.trace(), "map /tmp/s 1 miniboot.cfg 3\nrun /tmp/s 1\nrun /tmp/s 2\nrun /tmp/s 5\n");
    return RunCoverage.of(run, "A server without a disk");
  }

  /** The same, with another kickstart of which nothing ran and which has a section in common. */
  static Coverage ofTwoKickstarts(Path folder) throws IOException {
    ofOneScenario(folder);
    RunLayout run = new RunLayout(folder);
    String one = Files.readString(run.kickstarts().resolve("miniboot_ks.cfg"));
    Files.writeString(
        run.kickstarts().resolve("other_ks.cfg"),
        one.replace("%pre", "%post\nb || fail \"no b\" # not reached: b is there\n%end\n%pre"));
    return RunCoverage.of(run, "A server without a disk");
  }
}
