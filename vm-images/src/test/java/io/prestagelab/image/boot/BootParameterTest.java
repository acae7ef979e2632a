package io.prestagelab.image.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BootParameterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "rootfs_device=nvme0n1,boot_device=nvme0n1 > rootfs_device=nvme0n1 boot_device=nvme0n1",
        "console=ttyS0,115200 > console=ttyS0,115200",
        "console=ttyS0,115200,rd.debug=1 > console=ttyS0,115200 rd.debug=1",
        "isolcpus=1,2,3 > isolcpus=1,2,3",
        "nomodeset > nomodeset",
        "a=1 b=2 > a=1 b=2",
        "a=x&y|z#w > a=x&y|z#w",
        "boot_device=/dev/disk/by-path/pci-0000:c3:00.0-nvme-1 > boot_device=/dev/disk/by-path/pci-0000:c3:00.0-nvme-1",
      })
  void a_list_is_divided_where_a_name_follows_the_comma(String argument, String words) {
    assertThat(String.join(" ", words(argument))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "boot_device=sda, rootfs_device=sdb > boot_device=sda rootfs_device=sdb",
        "boot_device=sda ,rootfs_device=sdb > boot_device=sda rootfs_device=sdb",
        "boot_device=sda , rootfs_device=sdb > boot_device=sda rootfs_device=sdb",
        "boot_device=sda, > boot_device=sda",
        "x=1,,y=2 > x=1 y=2",
        ",x=1 > x=1",
        "opts=\"a,\" > opts=\"a,\"",
      })
  void empty_parts_of_a_list_and_blanks_around_its_commas_vanish(String argument, String words) {
    assertThat(String.join(" ", words(argument))).isEqualTo(words);
  }

  @Test
  void a_quoted_value_keeps_its_blanks() {
    assertThat(words("opts=\"a b\" c=1")).containsExactly("opts=\"a b\"", "c=1");
  }

  @Test
  void a_word_without_an_equals_sign_is_a_bare_word() {
    assertThat(BootParameter.parse("nomodeset").get(0).isBare()).isTrue();
    assertThat(BootParameter.parse("quiet=").get(0).isBare()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", ",", " , ,, ", "=value", "a=1\nb=2", "a=\"open"})
  void what_cannot_be_a_parameter_is_refused(String argument) {
    assertThatThrownBy(() -> BootParameter.parse(argument))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--param");
  }

  private static List<String> words(String argument) {
    return BootParameter.parse(argument).stream().map(BootParameter::word).toList();
  }
}
