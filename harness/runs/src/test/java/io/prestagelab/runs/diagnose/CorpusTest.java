package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();

  static List<Corpus.Log> logs() {
    return Corpus.logs();
  }

  @ParameterizedTest
  @MethodSource("logs")
  void the_cause_of_each_log_is_found(Corpus.Log log) {
    assertThat(DIAGNOSTICIAN.diagnose(List.of(log.file())).cause()).isEqualTo(log.cause());
  }

  @Test
  void every_cause_has_a_log() {
    Set<String> without = new TreeSet<>(DIAGNOSTICIAN.causes());
    Corpus.logs().forEach(log -> without.remove(log.cause()));
    FieldCase.all().forEach(fieldCase -> without.removeAll(fieldCase.causes()));
    assertThat(without).isEmpty();
  }
}
