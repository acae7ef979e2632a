package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What if the diagnosis is wrong? Then its advice must have harmed nothing. */
class AdviceTest {

  /** On which condition the step is taken: in the same sentence, before it. */
  private static final Pattern BOUND =
      Pattern.compile("(?i)\\bonly (?:if|once)\\b|\\bonce that is right\\b");

  /** Or whom it may concern. */
  private static final Pattern SPARED = Pattern.compile("\\bthat nobody uses\\b");

  private static final Pattern LOOKS =
      Pattern.compile("(?i)\\b(?:see|look|check|compare|find out|run|notes?|noted|wait)\\b");

  private static final Catalogue CATALOGUE = Catalogue.load();

  /** Every advice of causes, reasons and vendors' messages, by name. */
  static Stream<Map.Entry<String, String>> advices() {
    Map<String, String> all = new TreeMap<>();
    CATALOGUE.causes().forEach(cause -> all.put("cause " + cause.id(), cause.advice()));
    CATALOGUE.reasons().forEach(reason -> all.put("reason " + reason.id(), reason.advice()));
    CATALOGUE.messages().forEach(each -> all.put("message " + each.key(), each.advice()));
    return all.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("advices")
  void what_harms_comes_after_a_look_and_on_a_condition(Map.Entry<String, String> advice) {
    StringBuilder before = new StringBuilder();
    for (String sentence : Advice.sentences(advice.getValue())) {
      String start = Advice.beforeHarm(sentence);
      if (start != null) {
        assertThat(before + start).as(sentence).containsPattern(LOOKS);
        if (!SPARED.matcher(sentence).find()) {
          assertThat(start).as(sentence).containsPattern(BOUND);
        }
      }
      before.append(sentence).append(' ');
    }
  }

  @ParameterizedTest
  @MethodSource("advices")
  void what_harms_is_not_told_of_a_cause_that_is_not_certain(Map.Entry<String, String> advice) {
    String told = Advice.told(advice.getValue(), false);
    assertThat(Advice.sentences(told)).allMatch(each -> Advice.beforeHarm(each) == null);
    assertThat(Advice.told(advice.getValue(), true)).isEqualTo(advice.getValue());
  }

  @Test
  void there_is_something_to_hold_the_rule_for() {
    assertThat(
            advices()
                .filter(
                    each ->
                        Advice.sentences(each.getValue()).stream()
                            .anyMatch(sentence -> Advice.beforeHarm(sentence) != null)))
        .hasSizeGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wipe the disk.",
        "It is damaged; prestage again.",
        "Restart the BMC.",
        "Eject the image and insert it again.",
        "Switch the server off.",
        "Take plain http, or set no_check_certificate.",
        "Take the old volume groups down.",
        "Delete the old file.",
        "Kill the earlier client.",
        "Build it with --force-install."
      })
  void such_steps_are_known(String sentence) {
    assertThat(Advice.beforeHarm(sentence)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See which file system is full.",
        "The disk need not be wiped; that would destroy the Install Bundle.",
        "Check the format of the value and the end of the line."
      })
  void a_look_and_a_warning_are_none(String sentence) {
    assertThat(Advice.beforeHarm(sentence)).isNull();
  }
}
