package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.runs.coverage.Kickstart;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * StarlingX's own kickstarts of the Debian generation, which are public and no part of this
 * project: a folder with {@code kickstart.cfg} and {@code miniboot.cfg} as a checkout has them is
 * given by {@code -Dprestagelab.kickstarts.debian=DIR}.
 */
class UnmodifiedDebianKickstartsTest {
  private static final List<String> NAMES = List.of("kickstart.cfg", "miniboot.cfg");
  private static final Pattern FAILURE =
      Pattern.compile("report_failure_with_msg \"((?:[^\"\\\\]|\\\\.)*)\"");

  @TempDir private Path folder = Path.of("");
  private GivenKickstarts given = new GivenKickstarts(folder);

  @BeforeEach
  void a_folder_was_given() {
    given = GivenKickstarts.by("prestagelab.kickstarts.debian", " of the Debian generation");
  }

  private String text(String name) throws IOException {
    return given.text(name);
  }

  private Path iso() throws IOException {
    return GivenKickstarts.iso(
        folder,
        List.of("bzImage-std", "initrd", "efi.img", "isolinux/isolinux.bin", "ostree_repo/config"),
        Map.of(
            "upgrades/version",
            "VERSION=24.09\n",
            "kickstart/kickstart.cfg",
            "%ks-early\n%end\n",
            "kickstart/miniboot.cfg",
            "%ks-early\n%end\n"));
  }

  @Test
  void bash_can_read_them_and_nothing_but_the_release_changes_on_the_iso() throws IOException {
    Path iso = iso();
    OwnKickstarts own = new OwnKickstarts(given.folder(), iso);
    assertThat(own.names()).containsExactly("kickstart/kickstart.cfg", "kickstart/miniboot.cfg");
    try (IsoReader reader = IsoReader.open(own.putInto(iso, folder.resolve("cache")))) {
      for (String name : NAMES) {
        assertThat(new String(reader.read("kickstart/" + name), StandardCharsets.ISO_8859_1))
            .isEqualTo(text(name).replace("xxxPLATFORM_RELEASExxx", "24.09"));
      }
    }
  }

  @Test
  void their_lines_that_can_run_are_found() throws IOException {
    for (String name : NAMES) {
      assertThat(new Kickstart(name, text(name).lines().toList()).executable().cardinality())
          .isGreaterThan(1000);
    }
  }

  @Test
  void they_say_what_the_verdict_listens_for() throws IOException {
    assertThat(text("miniboot.cfg"))
        .contains(
            "to use prestaged ostree_repo",
            "ostree checksum failed on",
            "ostree fsck failed on prestaged",
            "Platform Backup partition not detected: CREATING",
            ", has a missing 'ext4' filesystem",
            "pulling from");
  }

  /** The text itself is the cause. */
  @Test
  void diagnosis_knows_every_failure_that_they_report() throws IOException {
    Map<String, String> unknown = new TreeMap<>();
    for (String name : NAMES) {
      for (String failure : failures(text(name))) {
        String cause = diagnosed(name.replace(".cfg", ""), failure);
        if (List.of("", "installation-failed").contains(cause)) {
          unknown.put(name + ": " + failure, cause);
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  private static List<String> failures(String text) {
    return FAILURE
        .matcher(text)
        .results()
        .map(found -> found.group(1).replaceAll("\\\\?\\$\\{?\\w+\\}?", "1"))
        .distinct()
        // whose text is all in a variable
        .filter(said -> said.replaceAll("\\[rc=1\\]", "").matches(".*[a-z]{4}.*"))
        .toList();
  }

  private String diagnosed(String program, String failure) throws IOException {
    Path log = folder.resolve(program + ".log");
    Files.writeString(
        log,
        """

        Installation failed.

        2026-01-08 21:10:05.117 %s     mkfs  warn: controller Installation Failed: ERROR: %s
        ... dropping to shell ; exit to reboot ...
        """
            .formatted(program, failure));
    return new Diagnostician().diagnose(List.of(log)).cause();
  }
}
