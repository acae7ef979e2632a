package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.verdict.MinibootEditions;
import io.prestagelab.runs.coverage.Kickstart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * StarlingX's own kickstarts, which are public and no part of this project: a folder of them,
 * composed for release 22.06, is given by {@code -Dprestagelab.kickstarts=DIR}.
 */
class UnmodifiedKickstartsTest {
  private static final String MINIBOOT = "miniboot_controller_ks.cfg";

  @TempDir private Path folder = Path.of("");
  private GivenKickstarts given = new GivenKickstarts(folder);

  @BeforeEach
  void a_folder_was_given() {
    given = GivenKickstarts.by("prestagelab.kickstarts", "");
  }

  private List<String> lines(String name) throws IOException {
    return given.text(name).lines().toList();
  }

  /** An ISO with kickstarts of the names of those that were given. */
  private Path iso() throws IOException {
    Map<String, String> texts = new TreeMap<>(Map.of("upgrades/version", "VERSION=22.06\n"));
    for (String name : IsoKickstarts.in(given.folder(), Generation.CENTOS)) {
      texts.put(name, "%pre\n%end\n");
    }
    return GivenKickstarts.iso(
        folder, List.of("isolinux.bin", "vmlinuz", "initrd.img", "images/efiboot.img"), texts);
  }

  @Test
  void bash_can_read_them_and_no_line_changes_on_the_iso() throws IOException {
    Path iso = iso();
    OwnKickstarts own = new OwnKickstarts(given.folder(), iso);
    assertThat(own.names()).contains(MINIBOOT);
    try (IsoReader reader = IsoReader.open(own.putInto(iso, folder.resolve("cache")))) {
      for (String name : own.names()) {
        assertThat(reader.read(name)).isEqualTo(Files.readAllBytes(given.folder().resolve(name)));
      }
    }
  }

  @Test
  void their_lines_that_can_run_are_found() throws IOException {
    Kickstart miniboot = new Kickstart(MINIBOOT, lines(MINIBOOT));
    assertThat(miniboot.executable().cardinality()).isGreaterThan(300);
    assertThat(miniboot.executable().stream())
        .allSatisfy(
            line ->
                assertThat(miniboot.lines().get(line - 1).strip())
                    .isNotEmpty()
                    .doesNotStartWith("#")
                    .doesNotMatch("fi|done|esac|else|then|do|\\}|\\{|;;"));
  }

  @Test
  void their_edition_is_known() throws IOException {
    assertThat(MinibootEditions.of(lines(MINIBOOT))).isNotEmpty();
  }
}
