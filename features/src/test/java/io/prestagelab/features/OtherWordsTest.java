package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OtherWordsTest {
  private final OtherWords words = new OtherWords(text -> text.equals("Local iso file not found"));

  @Test
  void what_the_kickstarts_in_use_cannot_say_is_noted_with_what_they_said() {
    assertThat(words.excuse("Local iso file not found", "no iso in /mnt")).isTrue();
    assertThat(words.noted())
        .containsExactly(
            "the document's words: 'Local iso file not found'; here: 'no iso in /mnt'");
  }

  @Test
  void what_nothing_was_said_in_the_place_of_cannot_be_said() {
    assertThat(words.excuse("Local iso file not found")).isTrue();
    assertThat(words.excuse("No prestaging files")).isFalse();
    assertThat(words.noted())
        .containsExactly(
            "the document's words: 'Local iso file not found'; these kickstarts cannot say it");
  }

  @Test
  void what_they_could_have_said_and_did_not_is_no_matter_of_words() {
    assertThat(words.excuse("No prestaging files", "")).isFalse();
    assertThat(words.noted()).isEmpty();
  }
}
