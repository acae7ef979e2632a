package io.prestagelab.lab.subcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallValuesFileTest {
  private static final String VALID =
      """
      bmc_address: 127.0.0.1
      bmc_username: root
      bootstrap_interface: eth0
      bootstrap_address: 10.0.2.15
      bootstrap_address_prefix: 24
      nexthop_gateway: 10.0.2.2
      install_type: 0
      rootfs_device: /dev/disk/by-path/pci-0000:00:05.0-scsi-0:0:0:0
      """;

  @Test
  void reads_what_a_system_controller_reads() {
    InstallValues values = InstallValuesFile.parse("site.yml", VALID);
    assertThat(values.bmc()).hasToString("https://127.0.0.1:443");
    assertThat(values.gateway()).isEqualTo("10.0.2.2");
    assertThat(values.parameters())
        .containsEntry("rootfs_device", "/dev/disk/by-path/pci-0000:00:05.0-scsi-0:0:0:0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmc_address",
        "bmc_username",
        "bootstrap_interface",
        "bootstrap_address",
        "bootstrap_address_prefix",
        "install_type"
      })
  void names_a_mandatory_value_that_is_missing(String key) {
    String yaml = VALID.replaceAll("(?m)^" + key + ":.*\n", "");
    assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", yaml))
        .isInstanceOf(LabException.class)
        .hasMessage(
            "install values site.yml: Mandatory install value %s not present; add '%s: …'"
                .formatted(key, key));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          install_type: 0             | install_type: 6            | install_type must be a number from 0 to 5
          install_type: 0             | install_type: "3"          | install_type must be a number from 0 to 5
          bmc_address: 127.0.0.1      | bmc_address: bmc.example   | bmc_address must be an IP address
          bmc_address: 127.0.0.1      | bmc_address: 127.0.0.1:443 | bmc_address must be an IP address
          bmc_address: 127.0.0.1      | bmc_address: "fd00::1"     | must be of the same IP version
          nexthop_gateway: 10.0.2.2   | nexthop_gateway: "fd00::1" | must be of the same IP version
          install_type: 0             | instal_type: 0             | unknown key [instal_type]
          bootstrap_address_prefix: 24| bootstrap_address_prefix: 33 | from 1 to 32
          """)
  void refuses_a_value_that_is_not_valid(String right, String wrong, String message) {
    assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", VALID.replace(right, wrong)))
        .isInstanceOf(LabException.class)
        .hasMessageContaining(message);
  }

  @Test
  void says_where_yaml_is_broken() {
    assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", "a: [1\nb: 2"))
        .hasMessageContaining("install values site.yml: not valid YAML at line");
  }

  @Test
  void says_which_file_is_missing() {
    assertThatThrownBy(() -> InstallValuesFile.read(Path.of("nowhere.yml")))
        .hasMessageContaining("install values nowhere.yml cannot be read");
  }
}
