package io.prestagelab.image.miniboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleIso;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MinibootIsoTest {

  private static final String BASE = "http://10.0.2.2:8080/iso/22.06";
  private static final BootNetwork NETWORK =
      new BootNetwork("10.0.2.15", "10.0.2.2", "24", "subcloud1", "enp2s1");

  @TempDir Path folder;

  private SampleIso sample;
  private Path input;
  private Path www;
  private Path node;

  @BeforeEach
  void make() throws Exception {
    sample = SampleIso.in(folder);
    input = sample.make();
    www = Files.createDirectory(folder.resolve("www"));
    node = www.resolve("nodes/subcloud1");
  }

  @Test
  void the_node_directory_serves_iso_kickstart_and_release() throws Exception {
    build(settings(0));
    assertThat(node.resolve("bootimage.iso")).isRegularFile();
    assertThat(node.resolve("miniboot_controller.cfg"))
        .hasContent(
            "url=%1$s/nodes/subcloud1 patches=%1$s/nodes/subcloud1/patches cut=4 controller\n"
                .formatted(BASE));
    assertThat(
            Files.mismatch(
                node.resolve("LiveOS/squashfs.img"), sample.tree().resolve("LiveOS/squashfs.img")))
        .isEqualTo(-1);
    assertThat(node.resolve("Packages")).isSymbolicLink();
    assertThat(Files.readSymbolicLink(node.resolve("repodata")))
        .hasToString("../../shared/repodata");
  }

  @ParameterizedTest
  @CsvSource({
    "0, controller, 0, serial",
    "1, controller, 1, graphical",
    "2, smallsystem, 0, serial",
    "3, smallsystem, 1, graphical",
    "4, smallsystem_lowlatency, 0, serial",
    "5, smallsystem_lowlatency, 1, graphical"
  })
  void the_install_type_chooses_kickstart_and_console(
      int type, String kickstart, String entry, String grubEntry) {
    build(settings(type));
    assertThat(node.resolve("miniboot_" + kickstart + ".cfg")).isRegularFile();
    IsoInspection seen = IsoInspector.inspect(node.resolve("bootimage.iso"), true);
    assertThat(seen.kind()).isEqualTo(IsoInspection.Kind.MINIBOOT);
    assertThat(seen.label()).isEqualTo("oe_iso_boot");
    assertThat(seen.menus())
        .extracting(menu -> menu.defaultEntry())
        .containsExactly(entry, entry, grubEntry);
    assertThat(seen.menus().get(0).entries().get(0).arguments())
        .contains("inst.ks=%s/nodes/subcloud1/miniboot_%s.cfg".formatted(BASE, kickstart))
        .contains("inst.stage2=" + BASE + "/nodes/subcloud1 ")
        .contains("ip=10.0.2.15::10.0.2.2:24:subcloud1:enp2s1:none");
  }

  @Test
  void packages_stage_two_and_kickstarts_stay_off_the_iso() {
    build(settings(0));
    try (IsoReader iso = IsoReader.open(node.resolve("bootimage.iso"))) {
      assertThat(iso.find("LiveOS")).isEmpty();
      assertThat(iso.find("Packages")).isEmpty();
      assertThat(iso.find("prestaged_installer_ks.cfg")).isEmpty();
      assertThat(iso.hasFile("vmlinuz")).isTrue();
    }
    StockTool.named("checkisomd5", "isomd5sum")
        .run(List.of(node.resolve("bootimage.iso").toString()));
  }

  @Test
  void ipv6_addresses_are_in_brackets() {
    BootNetwork network = new BootNetwork("fd00::15", "[fd00::1]", "64", "sc1", "eth0.100");
    assertThat(network.colons()).isEqualTo("ip=[fd00::15]::[fd00::1]:64:sc1:eth0.100:none");
  }

  @Test
  void parameters_replace_or_add() {
    build(
        settings(0)
            .withParameters(BootParameter.parse("rootfs_device=/dev/vda,vlan=eth0.100:eth0")));
    assertThat(IsoInspector.inspect(node.resolve("bootimage.iso"), false).menus())
        .flatExtracting(menu -> menu.entries())
        .allMatch(entry -> entry.arguments().contains("rootfs_device=/dev/vda"))
        .allMatch(entry -> entry.arguments().contains("vlan=eth0.100:eth0"));
  }

  @Test
  void an_addon_becomes_a_post_section() throws Exception {
    Path addon = Files.writeString(folder.resolve("ks-addon.cfg"), "echo 100%\n");
    build(settings(0).withAddon(addon));
    assertThat(node.resolve("miniboot_controller.cfg"))
        .content()
        .containsSubsequence("controller", "%post --erroronfail", "echo 100%", "%end");
  }

  @Test
  void addon_and_kickstart_keep_their_bytes_in_whatever_encoding_they_are() throws Exception {
    byte[] odd = {'#', ' ', (byte) 0xE4, (byte) 0xFF, '\n'};
    Path addon = Files.write(folder.resolve("latin.cfg"), odd);
    input = sample.file("miniboot_controller_ks.cfg", odd).make("odd.iso");
    build(settings(0).withAddon(addon));
    byte[] kickstart = Files.readAllBytes(node.resolve("miniboot_controller.cfg"));
    String letters = new String(kickstart, StandardCharsets.ISO_8859_1);
    assertThat(letters).startsWith("# äÿ\n").containsOnlyOnce("\n\n# äÿ\n\n%end");
  }

  @Test
  void a_second_server_shares_the_release() throws Exception {
    build(settings(0));
    Path stage2 = www.resolve("shared/LiveOS/squashfs.img");
    Object before = Files.getAttribute(stage2, "unix:ino");
    build(MinibootSettings.of(input, www, BASE, "subcloud2", InstallType.of(3), NETWORK));
    assertThat(Files.getAttribute(stage2, "unix:ino")).isEqualTo(before);
  }

  @Test
  void a_node_that_exists_is_refused_and_left_alone() {
    build(settings(0));
    assertThatThrownBy(() -> build(settings(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already exists");
    assertThat(node.resolve("miniboot_controller.cfg")).isRegularFile();
  }

  @Test
  void deleting_the_last_node_removes_what_was_shared() {
    build(settings(0));
    try (NodeDirectory directory = NodeDirectory.locked(www, "subcloud1")) {
      directory.delete();
    }
    assertThat(www.resolve("nodes")).doesNotExist();
    assertThat(www.resolve("shared")).doesNotExist();
  }

  @Test
  void a_node_in_work_is_locked_and_others_are_not() {
    try (NodeDirectory held = NodeDirectory.locked(www, "subcloud1")) {
      assertThat(held.path()).isEqualTo(node);
      assertThatThrownBy(() -> NodeDirectory.locked(www, "subcloud1"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another process");
      NodeDirectory.locked(www, "subcloud2").close();
    }
    NodeDirectory.locked(www, "subcloud1").close();
  }

  @Test
  void a_failure_leaves_no_node_behind() throws Exception {
    Path broken = sample.without("LiveOS/squashfs.img").make("broken.iso");
    MinibootSettings settings =
        MinibootSettings.of(broken, www, BASE, "subcloud1", InstallType.of(0), NETWORK);
    assertThatThrownBy(() -> build(settings)).hasMessageContaining("squashfs.img not found");
    assertThat(node).doesNotExist();
  }

  private MinibootSettings settings(int type) {
    return MinibootSettings.of(input, www, BASE, "subcloud1", InstallType.of(type), NETWORK);
  }

  private static void build(MinibootSettings settings) {
    new MinibootIsoBuilder(settings).build(Progress.SILENT);
  }
}
