package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.verdict.InstallerTestimony;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReasonWordsTest {
  @Test
  void the_documents_text_stands_first() {
    assertThat(ReasonWords.texts("its release's directory is empty"))
        .containsExactly(
            "No prestaging files", "no prestaged files", "no prestaged ostree_repo was found");
    assertThat(ReasonWords.text("its release's directory is empty"))
        .isEqualTo("No prestaging files");
  }

  static Stream<String> texts() {
    return ReasonWords.all().keySet().stream()
        .flatMap(meaning -> ReasonWords.texts(meaning).stream())
        // the Debian generation's, which other witnesses hear
        .filter(text -> !text.contains("ostree") && !text.contains("Platform Backup partition"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_witness_hears_each_editions_text_as_a_reason(String text) {
    assertThat(new InstallerTestimony(List.of("Miniboot  pre: " + text)).reasons())
        .containsExactly(text);
  }
}
