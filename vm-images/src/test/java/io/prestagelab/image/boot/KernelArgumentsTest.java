package io.prestagelab.image.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KernelArgumentsTest {

  private static final KernelArguments LINE = KernelArguments.of("a=1 ab=2 console=tty0 serial");

  @Test
  void a_name_that_is_there_gets_the_new_value_in_its_place() {
    assertThat(LINE.with(BootParameter.parse("a=9")).line())
        .isEqualTo("a=9 ab=2 console=tty0 serial");
  }

  @Test
  void a_name_that_ends_another_name_is_not_taken_for_it() {
    assertThat(KernelArguments.of("boot_device=x").with(BootParameter.parse("device=y")).line())
        .isEqualTo("boot_device=x device=y");
  }

  @Test
  void a_new_name_is_appended() {
    assertThat(LINE.with(BootParameter.parse("b=3")).line()).endsWith(" b=3");
  }

  @Test
  void a_bare_word_is_added_once_and_as_a_bare_word() {
    KernelArguments twice = LINE.with(BootParameter.parse("nomodeset nomodeset serial"));
    assertThat(twice.line()).isEqualTo(LINE.line() + " nomodeset");
  }

  @Test
  void a_line_longer_than_the_kernel_reads_is_refused() {
    KernelArguments longLine = LINE.with(BootParameter.parse("x=" + "y".repeat(2100)));
    assertThatThrownBy(longLine::line)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("2047");
  }

  /**
   * Whatever is given: every name once with its last value, other words untouched, in their order.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void given_names_have_their_last_value_and_the_rest_stands(int seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<BootParameter> given = parameters(random);
      List<String> words = LINE.with(given).words();
      for (BootParameter parameter : given) {
        String prefix = parameter.name() + "=";
        String last =
            given.stream()
                .filter(each -> each.name().equals(parameter.name()))
                .reduce(parameter, (before, after) -> after)
                .word();
        assertThat(words.stream().filter(word -> word.startsWith(prefix)).toList())
            .as("seed %d: %s", seed, given)
            .containsExactly(last);
      }
      assertThat(words).as("seed %d: %s", seed, given).contains("serial", "console=tty0");
    }
  }

  private static List<BootParameter> parameters(Random random) {
    String letters = "ab,&|#\\/'$.x";
    List<BootParameter> parameters = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(6); n > 0; n--) {
        value.append(letters.charAt(random.nextInt(letters.length())));
      }
      String name = List.of("a", "ab", "b", "rd.x").get(random.nextInt(4));
      parameters.add(BootParameter.of(name + "=" + value));
    }
    return parameters;
  }
}
