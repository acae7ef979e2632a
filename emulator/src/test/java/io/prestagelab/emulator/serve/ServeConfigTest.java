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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(Objects.requireNonNull(bmc.server().simulated()).model().software().bundle())
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      commentCharacter = '!',
      textBlock =
          """
          - 1                                          | this must be keys with values; known: [bmcs,
          bmcs: [                                      | expected the node content
          # nothing                                    | it is empty; name BMCs in it
          bmcs: [{name: a, port: 99999}]               | BMC 'a': port 99999 is no port
          control: -1                                  | control -1 is no port
          bmcs: [{name: a, port: x}]                   | bmcs[0].port must be a whole number
          bmcs: [{name: a, asyncMedia: 3x}]            | bmcs[0].asyncMedia must be true or false
          bmcs: [{name: a/b}]                          | a name has 1 to 64 letters
          bmcs: [{name: ..}]                           | a name has 1 to 64 letters
          bmcs: [{name: a, password: ''}]              | password is empty
          bmcs: [{name: a, user: ''}]                  | user is empty
          bmcs: [{name: a, firmware: efi}]             | 'both' and 'secure-boot' are possible
          bmcs: [{name: a, firmware: uefi}]            | is of QEMU servers; add host: qemu
          bmcs: [{name: a, host: qemu, memory: -1}]    | memory -1 is too little
          bmcs: [{name: a, host: qemu, cpus: 0}]       | cpus 0 is too little
          bmcs: [{name: a, faults: {path: x}}]         | bmcs[0].faults must be a list
          bmcs: [{name: a, faults: [{path: '['}]}]     | fault path '['
          """)
  void what_cannot_be_is_refused_in_one_line_and_in_no_words_of_the_program(
      String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(words)
        .hasMessageContaining("bmc.yaml")
        .hasMessageNotContainingAny("io.prestagelab", "java.", "\n");
  }

  private ServeConfig read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bmc.yaml"), text);
    return ServeConfig.read(file, folder);
  }
}
