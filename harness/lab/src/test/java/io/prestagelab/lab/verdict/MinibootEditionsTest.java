package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MinibootEditionsTest {
  @Test
  void an_edition_is_known_by_its_words_for_both_ways() {
    assertThat(
            MinibootEditions.of(
                List.of("  wlog \"${KS} Local Install\"", "wlog \"${KS} Remote Install\"")))
        .singleElement()
        .asString()
        .startsWith("the document's");
    assertThat(
            MinibootEditions.of(
                List.of(
                    "wlog \"$KS local install - $dir\"", "wlog \"$KS remote install - ${dir}\"")))
        .singleElement()
        .asString()
        .contains("d778634");
  }

  @Test
  void with_the_words_for_one_way_alone_it_is_none() {
    assertThat(MinibootEditions.of(List.of("wlog \"${KS} Local Install\""))).isEmpty();
  }
}
