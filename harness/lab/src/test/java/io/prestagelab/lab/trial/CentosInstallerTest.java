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
                "2021 - Miniboot post: Local Install",
                "$"));
    assertThat(disk)
        .isEqualTo(
            new DiskTestimony(true, "1", "2", 6, List.of("2021 - Miniboot post: Local Install")));
  }

  @Test
  void a_system_that_has_no_uuid_says_so() {
    DiskTestimony disk = installer.answer(List.of("UUID=", "THINGS=0"));
    assertThat(disk.installUuid()).isNull();
    assertThat(disk.platformUuid()).isNull();
  }
}
