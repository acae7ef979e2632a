package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that fails before its first stage, for want of a program: the machine is looked at. */
class DoctorAfterDemoTest {
  private static final String LAUNCHER = "prestagelab.launcher";

  @TempDir Path folder;

  @Test
  void all_that_is_missing_is_told_and_no_run_is_left() throws Exception {
    Path iso = SmallIso.in(folder);
    Path programs = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(programs.resolve("bash"), Path.of("/bin/bash"));
    Path launcher = Files.writeString(folder.resolve("lab"), "#!/bin/bash\necho \"asked: $*\"\n");
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Path home = folder.resolve("home");
    try (LabProcess lab =
        LabProcess.startWith(
            List.of("PATH=" + programs, "JDK_JAVA_OPTIONS=-D" + LAUNCHER + "=" + launcher),
            home,
            "demo",
            "--iso",
            iso.toString())) {
      assertThat(lab.end()).isEqualTo(ExitCode.CANNOT);
      assertThat(lab.errors())
          .containsSubsequence("asked: doctor --brief", "lab: qemu-system-x86_64 is not installed");
      assertThat(home.resolve("runs")).doesNotExist();
    }
  }
}
