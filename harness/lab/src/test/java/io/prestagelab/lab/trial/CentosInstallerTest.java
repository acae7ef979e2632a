package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.verdict.DiskTestimony;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CentosInstallerTest {
  private static final String NODE = "/iso/22.06/nodes/subcloud1";

  private static final OriginMark MARK = new OriginMark("1792000000000", "");

  @TempDir private Path folder = Path.of("");

  private final Installer installer = new CentosInstaller("22.06", Generation.CENTOS.layout());

  @Test
  void packages_on_offer_are_those_in_the_nodes_folder() throws IOException {
    assertThatThrownBy(() -> installer.hear(List.of(), "/iso/22.06", NODE, folder))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("does not exist");
    Path packages = Files.createDirectories(folder.resolve(NODE.substring(1)).resolve("Packages"));
    Files.writeString(packages.resolve("a.rpm"), "");
    Files.writeString(packages.resolve("b.rpm"), "");
    assertThat(installer.hear(List.of(), "/iso/22.06", NODE, folder).offered())
        .containsExactlyInAnyOrder("a.rpm", "b.rpm");
  }

  @Test
  void what_the_installed_system_printed_is_its_testimony() {
    DiskTestimony disk =
        installer.answer(
            List.of(
                "UUID=1",
                "INSTALL_UUID=2",
                "THINGS=6",
                "ORIGIN=5 1655251200",
                "ORIGIN=1 1792000000000",
                "2021 - Miniboot post: Local Install",
                "$"),
            MARK);
    assertThat(disk)
        .isEqualTo(
            new DiskTestimony(
                true, "1", "2", 6, 1, 5, List.of("2021 - Miniboot post: Local Install")));
  }

  @Test
  void a_system_that_has_no_uuid_says_so() {
    DiskTestimony disk = installer.answer(List.of("UUID=", "THINGS=0"), MARK);
    assertThat(disk.installUuid()).isNull();
    assertThat(disk.platformUuid()).isNull();
  }

  @Test
  void a_kickstarts_line_may_come_from_the_console_alone() {
    String line = "2021-11-05 05:10:26.467 - Miniboot post: Local Install";
    assertThat(installer.kickstartLine(new GuestEvent.ConsoleLine(line))).contains(line);
    assertThat(installer.kickstartLine(new GuestEvent.ConsoleLine("05:10:26 Running"))).isEmpty();
  }

  @Test
  void every_repository_of_the_system_controller_gets_the_mark_and_nothing_else()
      throws IOException {
    Path index = folder.resolve("iso/22.06/shared/repodata/repomd.xml");
    Files.createDirectories(index.getParent());
    Files.writeString(
        index, "<repomd xmlns=\"x\">\n  <revision>1655251200</revision>\n</repomd>\n");
    Path patches = folder.resolve("iso/22.06/patches/repodata/repomd.xml");
    Files.createDirectories(patches.getParent());
    Files.writeString(patches, "<repomd>\n</repomd>\n");
    String mark = installer.mark(folder).value();
    assertThat(mark).isNotEqualTo("1655251200");
    assertThat(index)
        .hasContent("<repomd xmlns=\"x\">\n  <revision>" + mark + "</revision>\n</repomd>\n");
    assertThat(patches).hasContent("<repomd>\n  <revision>" + mark + "</revision>\n</repomd>\n");
  }

  @Test
  void what_is_no_index_of_a_repository_is_told() throws IOException {
    Path index = folder.resolve("repodata/repomd.xml");
    Files.createDirectories(index.getParent());
    Files.writeString(index, "gone");
    assertThatThrownBy(() -> installer.mark(folder))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("is no index of a package repository");
  }
}
