package io.prestagelab.lab.subcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @ParameterizedTest
  @CsvSource({
    "bmc_port, 1, true",
    "bmc_port, 65535, true",
    "bmc_port, 0, false",
    "bmc_port, 65536, false",
    "bmc_port, 4.5, false",
    "persistent_size, 30000, true",
    "persistent_size, 29999, false",
    "hw_settle, 0, true",
    "hw_settle, -1, false",
    "bootstrap_vlan, 4094, true",
    "bootstrap_vlan, 4095, false",
    "rd.net.timeout.ipv6dad, 1, true",
    "rd.net.timeout.ipv6dad, 0, false",
  })
  void a_number_lies_within_its_limits(String key, String value, boolean good) {
    String yaml = VALID + key + ": " + value + "\n";
    if (good) {
      assertThat(InstallValuesFile.parse("site.yml", yaml)).isNotNull();
    } else {
      assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", yaml))
          .hasMessageContaining("install values site.yml: " + key + " must be a number from ");
    }
  }

  @ParameterizedTest
  @CsvSource({"install_type, 0, 0", "install_type, 0, 5"})
  void the_ends_of_a_range_belong_to_it(String key, String right, String value) {
    String yaml = VALID.replace(key + ": " + right, key + ": " + value);
    assertThat(InstallValuesFile.parse("site.yml", yaml).installType())
        .isEqualTo(Integer.parseInt(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "32"})
  void a_prefix_of_ipv4_has_1_to_32_bits(String bits) {
    String yaml = VALID.replace("prefix: 24", "prefix: " + bits);
    assertThat(InstallValuesFile.parse("site.yml", yaml).bootstrapPrefix())
        .isEqualTo(Integer.parseInt(bits));
  }

  @Test
  void all_of_a_file_over_ipv6_is_taken() {
    InstallValues values =
        InstallValuesFile.parse(
            "site.yml",
            """
            bmc_address: "fd00::1"
            bmc_port: 8443
            bmc_username: ' root '
            bootstrap_interface: eth0
            bootstrap_address: "fd00::15"
            bootstrap_address_prefix: 128
            nexthop_gateway: "fd00::2"
            install_type: 3
            software_version: "22.06"
            boot_device: /dev/sda
            persistent_size: 30000
            hw_settle: 10
            rd.net.timeout.ipv6dad: 300
            extra_boot_params: a=1 b
            wipe_osds: false
            """);
    assertThat(values)
        .isEqualTo(
            new InstallValues(
                "fd00::1",
                8443,
                "root",
                "eth0",
                "fd00::15",
                128,
                "fd00::2",
                3,
                "22.06",
                Map.of(
                    "boot_device", "/dev/sda",
                    "persistent_size", "30000",
                    "insthwsettle", "10",
                    "rd.net.timeout.ipv6dad", "300",
                    "wipe_osds", "0",
                    "extra_boot_params", "a=1 b")));
    assertThat(values.bmc()).hasToString("https://[fd00::1]:8443");
  }

  @Test
  void a_vlan_is_in_the_interfaces_name_and_a_parameter() {
    InstallValues values = InstallValuesFile.parse("site.yml", VALID + "bootstrap_vlan: 100\n");
    assertThat(values.bootstrapInterface()).isEqualTo("eth0.100");
    assertThat(values.parameters()).containsEntry("vlan", "eth0.100:eth0");
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "'1', 1", "false, 0", "0, 0"})
  void whether_osds_are_wiped_is_a_parameter(String value, String parameter) {
    assertThat(InstallValuesFile.parse("site.yml", VALID + "wipe_osds: " + value).parameters())
        .containsEntry("wipe_osds", parameter);
  }

  @Test
  void whether_osds_are_wiped_is_true_or_false() {
    assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", VALID + "wipe_osds: maybe"))
        .hasMessage("install values site.yml: wipe_osds must be true or false, it is 'maybe'");
  }

  @Test
  void what_need_not_be_there_is_not_made_up() {
    InstallValues values =
        InstallValuesFile.parse("site.yml", VALID.replace("nexthop_gateway: 10.0.2.2\n", ""));
    assertThat(values.gateway()).isNull();
    assertThat(values.softwareVersion()).isNull();
    assertThat(values.parameters()).containsOnlyKeys("rootfs_device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmc_username: ' '", "bmc_username: null", "bmc_username: [a]"})
  void a_value_that_is_empty_is_missing(String line) {
    assertThatThrownBy(
            () -> InstallValuesFile.parse("site.yml", VALID.replace("bmc_username: root", line)))
        .hasMessageContaining("Mandatory install value bmc_username not present");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.2", "10.0.2.256", "1.2.3.4.5"})
  void an_address_of_ipv4_has_four_parts(String address) {
    assertThatThrownBy(
            () -> InstallValuesFile.parse("site.yml", VALID.replace("10.0.2.15", address)))
        .hasMessageContaining("bootstrap_address must be an IP address, it is '" + address + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "[a, b]", "''"})
  void a_file_of_something_else_is_refused(String yaml) {
    assertThatThrownBy(() -> InstallValuesFile.parse("site.yml", yaml))
        .hasMessage("install values site.yml: the file must hold 'key: value' lines");
  }

  @Test
  void a_file_is_read(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("site.yml"), VALID);
    assertThat(InstallValuesFile.read(file)).isEqualTo(InstallValuesFile.parse("x", VALID));
  }
}
