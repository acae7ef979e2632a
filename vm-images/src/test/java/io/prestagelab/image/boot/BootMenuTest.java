package io.prestagelab.image.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BootMenuTest {

  @ParameterizedTest
  @CsvSource({"30, 300, 30", "1, 10, 1", "0, 1, 0", "-1, 0, -1", "-7, 0, -1"})
  void both_loaders_wait_alike(String seconds, int syslinux, int grub) {
    BootMenu menu = menu("a=1", MenuTimeout.parse(seconds));
    assertThat(menu.syslinux()).contains("\ntimeout " + syslinux + "\n");
    assertThat(menu.grub()).contains("\ntimeout=" + grub + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"30s", "1.5", "abc", "", "99999"})
  void a_wait_that_is_no_number_of_seconds_is_refused(String text) {
    assertThatThrownBy(() -> MenuTimeout.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--timeout");
  }

  @Test
  void a_leading_zero_is_no_octal_number() {
    assertThat(MenuTimeout.parse("010").seconds()).isEqualTo(10);
  }

  @Test
  void words_that_grub_would_interpret_are_quoted_for_it_and_plain_for_isolinux() {
    BootMenu menu = menu("key=a&b|c#d it='s", new MenuTimeout(1));
    assertThat(menu.syslinux()).contains("append key=a&b|c#d it='s\n");
    assertThat(menu.grub()).contains("/vmlinuz 'key=a&b|c#d' 'it='\\''s'\n");
  }

  @Test
  void grub_gets_the_commands_that_the_input_iso_has() {
    assertThat(menu("a=1", new MenuTimeout(1)).grub()).contains("linuxefi /vmlinuz", "initrdefi");
  }

  private static BootMenu menu(String arguments, MenuTimeout timeout) {
    KernelArguments line = KernelArguments.of(arguments);
    return new ConsoleMenu(
        "Title",
        "Title",
        "label",
        List.of(new MenuEntry("serial", "Serial Console", line, line)),
        0,
        timeout,
        new LoaderDialect(true, "ui vesamenu.c32"));
  }
}
