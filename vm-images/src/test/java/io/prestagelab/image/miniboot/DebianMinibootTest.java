package io.prestagelab.image.miniboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.miniboot.MinibootSettings.Additions;
import io.prestagelab.image.sample.SampleIso;
import io.prestagelab.image.sample.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Miniboot ISOs of the Debian generation, and where its script goes wrong. */
final class DebianMinibootTest {

  private static final String BASE = "http://10.0.2.2:8080/iso/24.09";
  private static final BootNetwork NETWORK =
      new BootNetwork("10.0.2.15", "10.0.2.2", "24", "subcloud1", "enp2s1");

  @TempDir Path folder;

  private SampleIso sample;
  private Path www;
  private Path iso;

  @BeforeEach
  void make() throws IOException {
    sample = SampleIso.debian(folder);
    www = Files.createDirectory(folder.resolve("www"));
    iso = www.resolve("nodes/subcloud1/bootimage.iso");
  }

  @Test
  void a_node_is_one_iso_and_nothing_is_shared() throws IOException {
    MinibootReport report = build(settings(0));
    assertThat(report.kickstart()).isNull();
    assertThat(left(www.resolve("nodes/subcloud1"))).containsExactly("bootimage.iso");
    assertThat(left(www)).containsExactly(".nodes.lock", "nodes");
    IsoInspection seen = IsoInspector.inspect(iso, true);
    assertThat(seen.kind()).isEqualTo(IsoInspection.Kind.MINIBOOT);
    assertThat(seen.generation()).isEqualTo(Generation.DEBIAN);
    assertThat(seen.label()).isEqualTo("instboot");
  }

  @Test
  void repository_unused_kernels_and_the_large_initrd_stay_off() {
    build(settings(0));
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.read("initrd")).isEqualTo(SampleRepository.INITRD);
      for (String path :
          List.of("ostree_repo", "bzImage", "bzImage-rt", "bzImage.sig", "pxeboot")) {
        assertThat(reader.find(path)).as(path).isEmpty();
      }
      assertThat(reader.hasFile("bzImage-std.sig")).isTrue();
      assertThat(reader.hasFile("kickstart/miniboot.cfg")).isTrue();
    }
  }

  /** The script leaves an empty one, and the large initrd's would not fit. */
  @Test
  void without_a_signature_in_the_repository_there_is_none_on_the_iso() {
    MinibootReport report = build(settings(0));
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.find("initrd.sig")).isEmpty();
    }
    assertThat(report.warnings()).anyMatch(each -> each.contains("Secure Boot"));
  }

  @Test
  void the_repositorys_signature_goes_along() throws IOException {
    Files.writeString(folder.resolve("system/var/miniboot/initrd-mini.sig"), "signature");
    sample.repository();
    build(settings(0));
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("initrd.sig")).isEqualTo("signature");
    }
  }

  @Test
  void the_command_line_of_both_loaders() throws IOException {
    Path config = Files.createDirectories(www.resolve("ostree_repo")).resolve("config");
    Files.writeString(config, "[core]\nmode=archive\ngpg-verify=false\n");
    build(
        settings(2)
            .withParameters(
                List.of(
                    BootParameter.of("rootfs_device=/dev/vda"),
                    BootParameter.of("extra_boot_params=a=1 nomodeset"),
                    BootParameter.of("boot_device=/dev/vdb"),
                    BootParameter.of("vlan=eth0.100:eth0"))));
    String line =
        " instw=60 instiso=instboot biosplusefi=1 instnet=0 ks=file:///kickstart/miniboot.cfg"
            + " rdinit=/install instname=debian instbr=starlingx instab=0"
            + " insturl=http://10.0.2.2:8080/iso/24.09/ostree_repo"
            + " ip=10.0.2.15,,10.0.2.2,24,subcloud1,enp2s1,off"
            + " BLM=2506 FSZ=32 BSZ=512 RSZ=20480 VSZ=20480 instdev=/dev/vdb"
            + " inst_ostree_root=/dev/mapper/cgts--vg-root--lv"
            + " inst_ostree_var=/dev/mapper/cgts--vg-var--lv instgpg=0"
            + " rootfs_device=/dev/vda boot_device=/dev/vdb vlan=eth0.100:eth0 a=1 nomodeset"
            + " traits=controller,worker defaultkernel=vmlinuz-*[!t]-amd64"
            + " console=ttyS0,115200 serial";
    IsoInspection seen = IsoInspector.inspect(iso, false);
    assertThat(seen.menus()).hasSize(2);
    assertThat(seen.menus().get(0).entries().get(0).arguments())
        .startsWith("initrd=/initrd instdate=@1726400000")
        .endsWith(line);
    assertThat(seen.menus().get(1).entries().get(0).arguments().replace("'", "")).endsWith(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 | serial | traits=controller defaultkernel=vmlinuz-*[!t]-amd64",
        "1 | 1 | graphical | traits=controller defaultkernel=vmlinuz-*[!t]-amd64",
        "2 | 0 | serial | traits=controller,worker defaultkernel=vmlinuz-*[!t]-amd64",
        "3 | 1 | graphical | traits=controller,worker defaultkernel=vmlinuz-*[!t]-amd64"
      })
  void the_install_type_chooses_traits_and_console(
      int type, String entry, String grubEntry, String words) {
    MinibootReport report = build(settings(type));
    assertThat(report.kernelArguments()).contains(words);
    assertThat(IsoInspector.inspect(iso, false).menus())
        .extracting(menu -> menu.defaultEntry())
        .containsExactly(entry, grubEntry);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void low_latency_is_a_type_of_one_release_only(int type) {
    assertThatThrownBy(() -> build(settings(type)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("install type " + type + " is for release 22.12 only");
    sample.file("upgrades/version", "VERSION=22.12\n");
    assertThat(build(settings(type)).kernelArguments())
        .contains("traits=controller,worker,lowlatency defaultkernel=vmlinuz-*-rt-amd64");
  }

  @Test
  void a_base_url_with_a_slash_at_its_end_names_the_same_repository() {
    MinibootSettings settings =
        MinibootSettings.of(
            sample.make(), www, BASE + "/", "subcloud1", InstallType.of(0), NETWORK);
    assertThat(build(settings).kernelArguments()).contains(" insturl=" + BASE + "/ostree_repo ");
  }

  @Test
  void ipv6_addresses_are_in_brackets_between_commas() {
    BootNetwork network = new BootNetwork("fd00::15", "fd00::1", "64", "", "eth0.100");
    assertThat(network.commas()).isEqualTo("ip=[fd00::15],,[fd00::1],64,,eth0.100,off");
  }

  @Test
  void included_paths_are_at_the_root_and_named_to_the_kickstart() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data/deeper"));
    Files.writeString(data.resolve("file"), "inside");
    Path single = Files.writeString(folder.resolve("seed.iso"), "seed");
    MinibootReport report =
        build(
            settings(0)
                .with(
                    new Additions(
                        null,
                        "partition://platform_backup:a.cfg",
                        List.of(data.getParent(), single),
                        null)));
    assertThat(report.kernelArguments())
        .contains(" ks=partition://platform_backup:a.cfg ")
        .contains(" include_paths=data,seed.iso ");
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("data/deeper/file")).isEqualTo("inside");
      assertThat(reader.readText("seed.iso")).isEqualTo("seed");
    }
  }

  @Test
  void an_initrd_that_is_given_needs_its_signature() throws IOException {
    Path initrd = Files.writeString(folder.resolve("small"), "initrd");
    Additions additions = new Additions(null, null, List.of(), initrd);
    assertThatThrownBy(() -> build(settings(0).with(additions)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("small.sig");
    Files.writeString(folder.resolve("small.sig"), "its signature");
    build(settings(0).with(additions));
    try (IsoReader reader = IsoReader.open(iso)) {
      assertThat(reader.readText("initrd")).isEqualTo("initrd");
      assertThat(reader.readText("initrd.sig")).isEqualTo("its signature");
    }
  }

  @Test
  void a_repository_without_the_small_initrd_is_refused() throws IOException {
    Files.delete(sample.tree().resolve("ostree_repo/refs/heads/starlingx"));
    assertThatThrownBy(() -> build(settings(0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no branch starlingx");
    assertThat(www.resolve("nodes")).doesNotExist();
  }

  @Test
  void another_release_than_the_caller_wants_is_warned_of() {
    assertThat(build(settings(0).withRelease("24.09")).warnings())
        .noneMatch(each -> each.contains("--release"));
    iso = www.resolve("nodes/other/bootimage.iso");
    MinibootSettings other =
        MinibootSettings.of(sample.make(), www, BASE, "other", InstallType.of(0), NETWORK);
    assertThat(build(other.withRelease("25.09")).warnings())
        .anyMatch(each -> each.contains("--release is 25.09"));
  }

  @Test
  void deleting_the_last_node_removes_the_folder_of_nodes_only() throws IOException {
    Files.createDirectories(www.resolve("ostree_repo"));
    build(settings(0));
    try (NodeDirectory node = NodeDirectory.locked(www, "subcloud1")) {
      node.delete();
    }
    assertThat(left(www)).containsExactly(".nodes.lock", "ostree_repo");
  }

  private MinibootSettings settings(int type) {
    return MinibootSettings.of(
        sample.make(), www, BASE, "subcloud1", InstallType.of(type), NETWORK);
  }

  private static MinibootReport build(MinibootSettings settings) {
    return new MinibootIsoBuilder(settings, Duration.ZERO, BuildTime.of("1726400000"))
        .build(Progress.SILENT);
  }

  private static List<String> left(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
