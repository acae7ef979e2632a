package io.prestagelab.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.host.SimulatedModel.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeConfigTest {

  @TempDir Path folder;

  @Test
  void every_key_has_a_default() throws IOException {
    ServeConfig config = read("bmcs:\n  - name: a\n");
    BmcConfig bmc = config.bmcs().get(0);
    assertThat(config.tls()).isTrue();
    assertThat(bmc.name()).isEqualTo("a");
    assertThat(bmc.address()).isEqualTo("127.0.0.1");
    assertThat(bmc.user()).isEqualTo("admin");
    assertThat(bmc.isQemu()).isFalse();
  }

  @Test
  void an_empty_file_is_one_simulated_server() throws IOException {
    assertThat(read("tls: false\n").bmcs()).hasSize(1);
  }

  @Test
  void all_keys_are_read() throws IOException {
    ServeConfig config =
        read(
            """
            bmcs:
              - name: subcloud1
                address: 127.0.0.2
                port: 8443
                user: root
                password: secret
                host: qemu
                firmware: uefi
                memory: 1024
                cpus: 1
                asyncMedia: true
                faults:
                  - {method: POST, path: '.*InsertMedia', count: 2, status: 503, retryAfter: 5}
                mediaFault: {kibPerSecond: 50}
                bmcFault: {onceIgnored: true}
                hostFault: {slowPostSeconds: 5, powerLostAtLine: 'Local Install'}
                power: {onSeconds: 3, gracefulSeconds: 60, forceAfterLimit: true}
                media: {maxMiB: 10, redirectsToOtherHosts: true}
                simulated: {speed: 10, postSeconds: 1, bundle: valid, failure: hang}
            """);
    BmcConfig bmc = config.bmcs().get(0);
    assertThat(bmc.isQemu()).isTrue();
    assertThat(bmc.trouble().faults()).hasSize(1);
    assertThat(bmc.port()).isEqualTo(8443);
    assertThat(Objects.requireNonNull(bmc.server().power()).model().on())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(Objects.requireNonNull(bmc.media()).rules().limits().maxBytes()).isEqualTo(10 << 20);
    assertThat(Objects.requireNonNull(bmc.server().simulated()).model().bundle())
        .isEqualTo(Bundle.VALID);
  }

  @Test
  void an_unknown_key_is_an_error_with_its_line() {
    assertThatThrownBy(() -> read("bmcs:\n  - name: a\n    colour: red\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bmc.yaml:3:")
        .hasMessageContaining("colour")
        .hasMessageContaining("firmware");
  }

  @Test
  void two_bmcs_of_one_name_are_refused() {
    assertThatThrownBy(() -> read("bmcs:\n  - name: a\n  - name: a\n"))
        .hasMessageContaining("two BMCs are named 'a'");
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_line() {
    assertThatThrownBy(() -> read("bmcs: [\n")).hasMessageContaining("bmc.yaml:");
  }

  private ServeConfig read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bmc.yaml"), text);
    return ServeConfig.read(file, folder);
  }
}
