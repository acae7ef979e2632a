package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.verdict.MinibootEditions;
import io.prestagelab.runs.coverage.Kickstart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * StarlingX's own kickstarts, which are public and no part of this project: a folder of them,
 * composed for release 22.06, is given by {@code -Dprestagelab.kickstarts=DIR}.
 */
class UnmodifiedKickstartsTest {
  private static final String FOLDER = System.getProperty("prestagelab.kickstarts", "");
  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");
  private static final String MINIBOOT = "miniboot_controller_ks.cfg";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void a_folder_was_given() {
    if (FOLDER.isEmpty()) {
      System.err.println(
          "SKIPPED: no unmodified kickstarts are tested; give their folder by -Dprestagelab.kickstarts=DIR");
    }
    assumeTrue(!FOLDER.isEmpty(), "no -Dprestagelab.kickstarts=DIR");
    assumeTrue(XORRISO.isInstalled(), "xorriso is missing: install the Debian package xorriso");
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readString(Path.of(FOLDER, name), StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** An ISO with kickstarts of the names of those that were given. */
  private Path iso() throws IOException {
    Path tree = folder.resolve("tree");
    for (String file : List.of("isolinux.bin", "vmlinuz", "initrd.img", "images/efiboot.img")) {
      put(tree.resolve(file), "x");
    }
    put(tree.resolve("upgrades/version"), "VERSION=22.06\n");
    for (String name :
        IsoKickstarts.in(Path.of(FOLDER), io.prestagelab.image.install.Generation.CENTOS)) {
      put(tree.resolve(name), "%pre\n%end\n");
    }
    Path iso = folder.resolve("x.iso");
    XORRISO.run(List.of("-as", "mkisofs", "-quiet", "-R", "-o", iso.toString(), tree.toString()));
    return iso;
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void bash_can_read_them_and_no_line_changes_on_the_iso() throws IOException {
    Path iso = iso();
    OwnKickstarts own = new OwnKickstarts(Path.of(FOLDER), iso);
    assertThat(own.names()).contains(MINIBOOT);
    try (IsoReader reader = IsoReader.open(own.putInto(iso, folder.resolve("cache")))) {
      for (String name : own.names()) {
        assertThat(reader.read(name)).isEqualTo(Files.readAllBytes(Path.of(FOLDER, name)));
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
