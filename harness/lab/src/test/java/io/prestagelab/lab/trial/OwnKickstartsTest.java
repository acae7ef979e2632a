package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.image.StockTool;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKickstartsTest {
  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");
  private static final String NAME = "miniboot_controller_ks.cfg";
  private static final String OWN =
      "install\n%pre\necho rel /www/pages/feed/rel-22.06\n%end\n%post --nochroot\ntrue\n%end\n";

  @TempDir private Path folder = Path.of("");
  private Path iso = Path.of("");
  private Path own = Path.of("");

  @BeforeEach
  void an_installation_iso_and_a_folder() throws IOException {
    assumeTrue(XORRISO.isInstalled(), "xorriso is missing: install the Debian package xorriso");
    Path tree = folder.resolve("tree");
    for (String file : List.of("isolinux.bin", "vmlinuz", "initrd.img", "images/efiboot.img")) {
      put(tree.resolve(file), "x");
    }
    put(tree.resolve("upgrades/version"), "VERSION=22.06\n");
    put(tree.resolve(NAME), "%pre\n%end\n");
    put(tree.resolve("prestaged_installer_ks.cfg"), "%pre\n%end\n");
    iso = folder.resolve("x.iso");
    XORRISO.run(List.of("-as", "mkisofs", "-quiet", "-R", "-o", iso.toString(), tree.toString()));
    own = Files.createDirectory(folder.resolve("own"));
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void refused(String text, String why) throws IOException {
    put(own.resolve(NAME), text);
    assertThatThrownBy(() -> new OwnKickstarts(own, iso))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(NAME)
        .hasMessageContaining(why);
  }

  @Test
  void a_kickstart_takes_the_place_of_the_isos_and_no_line_changes() throws IOException {
    put(own.resolve(NAME), OWN);
    Path made = new OwnKickstarts(own, iso).putInto(iso, folder.resolve("cache"));
    try (IsoReader reader = IsoReader.open(made)) {
      assertThat(reader.readText(NAME)).isEqualTo(OWN);
      assertThat(reader.readText("prestaged_installer_ks.cfg")).isEqualTo("%pre\n%end\n");
    }
    assertThat(new OwnKickstarts(own, iso).putInto(iso, folder.resolve("cache"))).isEqualTo(made);
  }

  @Test
  void a_folder_without_any_of_them_is_told_what_was_looked_for() {
    assertThatThrownBy(() -> new OwnKickstarts(own, iso))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("looked for " + NAME);
  }

  @Test
  void those_of_the_other_generation_are_called_so() throws IOException {
    put(own.resolve("miniboot.cfg"), "%ks-early\n%end\n");
    assertThatThrownBy(() -> new OwnKickstarts(own, iso))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("holds kickstarts of the Debian generation (miniboot.cfg)")
        .hasMessageContaining("is of the CentOS generation; give one of theirs by --iso");
    put(own.resolve(NAME), OWN);
    assertThat(new OwnKickstarts(own, iso).names()).containsExactly(NAME);
  }

  @Test
  void one_of_another_release_is_refused() throws IOException {
    refused(OWN.replace("22.06", "21.12"), "is for release 21.12");
  }

  @Test
  void a_script_that_bash_cannot_read_is_refused_at_its_line() throws IOException {
    refused("%pre\ntrue\nif true; then\n%end\n", NAME + ":4: bash cannot read the script");
  }

  @Test
  void a_section_without_an_end_is_refused_at_its_line() throws IOException {
    refused("install\n%post\ntrue\n", NAME + ":2: the section %post has no %end");
  }

  @Test
  void what_is_no_kickstart_is_refused() throws IOException {
    refused("#!/bin/sh\ntrue\n", "is no kickstart");
  }
}
