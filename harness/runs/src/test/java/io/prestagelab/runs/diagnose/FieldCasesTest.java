package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FieldCasesTest {

  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();
  private static final int SEEDS = 5;
  private static final long FIRST_SEED = 1_000_003;

  @TempDir Path folder;

  static List<FieldCase> cases() {
    return FieldCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_should_come_comes(FieldCase fieldCase) {
    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(fieldCase.logs());
    assertThat(diagnosis.cause()).isIn(fieldCase.causes());
    String told = diagnosis.title() + " " + diagnosis.advice();
    assertThat(fieldCase.says()).allSatisfy(text -> assertThat(told).contains(text));
  }

  @Test
  @Tag("long")
  void harmed_logs_of_the_field_are_told_rightly_too() throws IOException {
    int right = 0;
    int all = 0;
    for (FieldCase fieldCase : cases()) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
        right += isRight(fieldCase, new FieldNoise(seed)::spoil) ? 1 : 0;
        right += isRight(fieldCase, new ConsoleDamage(seed, 1)::of) ? 1 : 0;
        all += 2;
      }
    }
    double share = (double) right / all;
    System.out.printf(Locale.ROOT, "field, harmed: %d of %d, %.3f%n", right, all, share);
    assertThat(share).isGreaterThanOrEqualTo(0.95);
  }

  private boolean isRight(FieldCase fieldCase, UnaryOperator<String> noise) throws IOException {
    List<Path> harmed = new ArrayList<>();
    for (Path log : fieldCase.logs()) {
      harmed.add(
          Files.writeString(folder.resolve(log.getFileName()), noise.apply(Files.readString(log))));
    }
    return fieldCase.causes().contains(DIAGNOSTICIAN.diagnose(harmed).cause());
  }
}
