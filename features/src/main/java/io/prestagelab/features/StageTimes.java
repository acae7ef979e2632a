package io.prestagelab.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the stages of many runs took in all, by their titles. */
final class StageTimes {
  private record Sum(int runs, Duration time) {
    Sum plus(Duration more) {
      return new Sum(runs + 1, time.plus(more));
    }
  }

  private final Map<String, Sum> sums = new HashMap<>();

  /** Adds a run's {@code stages.log}; a run that never got so far has none. */
  void add(Path log) {
    if (!Files.exists(log)) {
      return;
    }
    try {
      Instant began = Instant.EPOCH;
      for (String line : Files.readAllLines(log)) {
        String[] parts = line.split("\t", 3);
        if (parts.length == 3 && parts[1].equals("end")) {
          Duration time = Duration.between(began, Instant.parse(parts[0]));
          sums.merge(parts[2], new Sum(1, time), (sum, one) -> sum.plus(one.time()));
        } else if (parts.length == 3) {
          began = Instant.parse(parts[0]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  /** A line for each stage, the longest first. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    sums.entrySet().stream()
        .sorted(Comparator.comparing(stage -> stage.getValue().time().negated()))
        .forEach(
            stage ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "%8.1f min in %3d of %s",
                        stage.getValue().time().toMillis() / 60e3,
                        stage.getValue().runs(),
                        stage.getKey())));
    return lines;
  }
}
