package io.prestagelab.lab.subcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.AccessLog;
import io.prestagelab.lab.content.ContentServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the System Controller asks of a BMC, and what it has for the server. */
class SubcloudAddTest {
  @TempDir Path folder;

  @Test
  void
      a_server_that_runs_with_another_medium_is_off_has_the_medium_boots_once_from_it_and_is_on_at_last()
          throws IOException {
    SimulatedHost host = new SimulatedHost("server1");
    try (AccessLog log = new AccessLog(folder.resolve("http.log"));
        ContentServer content = ContentServer.start(folder, "127.0.0.1", 0, log);
        BmcServer server = new BmcServer(BmcServerSettings.in(folder))) {
      Bmc bmc = server.add(BmcSettings.of("server1", folder), host);
      server.start();
      SubcloudAdd add = add("10.0.2.15", null, content.port());
      Path image = folder.resolve(add.imageUrl().getPath().substring(1));
      Files.createDirectories(image.getParent());
      Files.write(image, new byte[64 * 1024]);
      try (RedfishClient before = connect(server.url(bmc), new CopyOnWriteArrayList<>())) {
        before.insertMedia(add.imageUrl());
        before.powerOn();
      }
      List<String> asked = new CopyOnWriteArrayList<>();
      try (RedfishClient client = connect(server.url(bmc), asked)) {
        add.install(client, BootMode.UEFI);
      }
      assertThat(host.isOn()).isTrue();
      assertThat(changes(asked))
          .containsExactly("Reset", "EjectMedia", "InsertMedia", "BootSourceOverride", "Reset");
      assertThat(String.join("\n", asked))
          .contains(add.imageUrl().toString(), "\"Cd\"", "\"Once\"");
    }
  }

  private static RedfishClient connect(URI url, List<String> asked) {
    return RedfishClient.connect(
        url,
        "admin",
        "password",
        Duration.ofSeconds(60),
        exchange -> {
          if (!exchange.method().equals("GET")) {
            asked.add(exchange.path() + " " + exchange.request());
          }
        });
  }

  /** What was changed, in order, without sessions. */
  private static List<String> changes(List<String> asked) {
    return asked.stream()
        .filter(line -> !line.contains("/SessionService/"))
        .map(
            line ->
                line.contains("BootSourceOverride")
                    ? "BootSourceOverride"
                    : line.replaceFirst(".*\\.(\\w+) .*", "$1"))
        .toList();
  }

  @Test
  void bmc_and_server_reach_the_content_server_at_the_loopback_address_of_their_family() {
    assertThat(add("10.0.2.15", null, 8080).imageUrl())
        .hasToString("http://127.0.0.1:8080/iso/22.06/nodes/subcloud1/bootimage.iso");
    assertThat(add("fec0::15", null, 8080).imageUrl())
        .hasToString("http://[::1]:8080/iso/22.06/nodes/subcloud1/bootimage.iso");
  }

  @Test
  void a_release_that_the_iso_does_not_have_is_refused() {
    assertThat(add("10.0.2.15", "22.06", 1).nodePath()).isEqualTo("/iso/22.06/nodes/subcloud1");
    assertThatThrownBy(() -> add("10.0.2.15", "21.12", 1))
        .isInstanceOf(LabException.class)
        .hasMessage(
            "install values: software_version is 21.12, the installation ISO is 22.06;"
                + " make them equal");
  }

  @Test
  void the_server_reaches_the_content_server_at_its_own_address_of_this_machine() {
    assertThat(add("10.0.2.15", null, 8080).settings(folder).node().baseUrl())
        .isEqualTo("http://10.0.2.2:8080/iso/22.06");
    assertThat(add("fec0::15", null, 8080).settings(folder).node().baseUrl())
        .isEqualTo("http://[fec0::2]:8080/iso/22.06");
  }

  @Test
  void the_words_of_extra_boot_params_are_parameters_and_the_other_values_one_each() {
    assertThat(
            add(
                    "10.0.2.15",
                    null,
                    1,
                    Map.of("extra_boot_params", "nosmt panic=5", "rootfs_device", "/dev/sda"))
                .settings(folder)
                .boot()
                .parameters())
        .extracting(BootParameter::word)
        .containsExactlyInAnyOrder("nosmt", "panic=5", "rootfs_device=/dev/sda");
  }

  @Test
  void what_an_earlier_attempt_left_goes_before_the_build_begins() throws IOException {
    Path node = folder.resolve("iso/22.06/nodes/subcloud1");
    Files.createDirectories(node);
    Files.writeString(node.resolve("old.cfg"), "of the first attempt");
    SubcloudAdd add = add("10.0.2.15", null, 1);
    assertThatThrownBy(() -> add.build(Progress.SILENT)).hasMessageContaining("x.iso");
    assertThat(node).doesNotExist();
  }

  private SubcloudAdd add(String address, @Nullable String release, int port) {
    return add(address, release, port, Map.of());
  }

  private SubcloudAdd add(
      String address, @Nullable String release, int port, Map<String, String> parameters) {
    InstallValues values =
        new InstallValues(
            "127.0.0.1", 443, "admin", "eth0", address, 24, null, 0, release, parameters);
    return new SubcloudAdd("subcloud1", values, folder.resolve("x.iso"), "22.06", folder, port);
  }
}
