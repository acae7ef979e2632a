package io.prestagelab.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTextTest {
  private final ConsoleText console = new ConsoleText();

  @Test
  void takes_escape_sequences_and_carriage_returns_out() {
    assertThat(add("\u001b[2J\u001b[01;01H\u001b[=3hBooting\u001b[0m now\r\n"))
        .containsExactly("Booting now");
  }

  @Test
  void joins_a_line_and_a_character_that_come_in_pieces() {
    byte[] bytes = "Füße\nlog".getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (byte b : bytes) {
      lines.addAll(console.add(new byte[] {b}));
    }
    assertThat(lines).containsExactly("Füße");
    assertThat(console.unfinished()).isEqualTo("log");
  }

  @Test
  void ends_a_line_that_never_ends() {
    assertThat(add("x".repeat(70_000)))
        .singleElement()
        .satisfies(line -> assertThat(line).hasSize(65536));
  }

  @Test
  void a_line_of_the_longest_length_is_whole() {
    String longest = "x".repeat(65_536);
    assertThat(add(longest)).isEmpty();
    assertThat(add("\n")).containsExactly(longest);
    assertThat(console.unfinished()).isEmpty();
  }

  @Test
  void what_is_cut_from_a_line_without_end_begins_the_next() {
    assertThat(add("x".repeat(65_536) + "yz\n")).containsExactly("x".repeat(65_536), "yz");
  }

  @Test
  void empty_lines_are_lines() {
    assertThat(add("\n\na\n")).containsExactly("", "", "a");
  }

  @Test
  void a_power_off_ends_the_line_that_was_begun_once() {
    add("half a line");
    assertThat(console.finish()).containsExactly("half a line");
    assertThat(console.finish()).isEmpty();
    assertThat(add("next\n")).containsExactly("next");
  }

  private List<String> add(String text) {
    return console.add(text.getBytes(StandardCharsets.UTF_8));
  }
}
