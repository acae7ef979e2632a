package io.prestagelab.features;

import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.runs.shard.Cut;
import io.prestagelab.runs.shard.Piece;
import io.prestagelab.runs.shard.ScenarioTimes;
import io.prestagelab.runs.shard.Shard;
import io.prestagelab.runs.shard.ShardRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scenarios cut into shards by what each took the last time. */
public final class SuiteCut {
  private static final String TIMES = "times.tsv";

  private final List<Listed> scenarios;
  private final Cut cut;

  /**
   * Cuts.
   *
   * @param scenarios all of them, those of other shards too
   * @param times what they took; the lab's own measurements if null, which are the same everywhere
   * @throws io.prestagelab.runs.RunException if the file of times cannot be used
   */
  public SuiteCut(List<Listed> scenarios, int count, @Nullable Path times) {
    this.scenarios = List.copyOf(scenarios);
    ScenarioTimes known = times == null ? own() : ScenarioTimes.read(times);
    this.cut =
        new Cut(
            scenarios.stream()
                .map(
                    each ->
                        new Piece(
                            key(each), known.expected(feature(each), each.name(), each.tags())))
                .toList(),
            count);
  }

  private static ScenarioTimes own() {
    try (InputStream in =
        Objects.requireNonNull(SuiteCut.class.getResourceAsStream(TIMES), TIMES + " is missing")) {
      return ScenarioTimes.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), TIMES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The scenarios of a shard, in the suite's order. */
  public List<Listed> of(Shard shard) {
    Set<String> keys = cut.keys(shard);
    return scenarios.stream().filter(each -> keys.contains(key(each))).toList();
  }

  /** What the shard's records say of it. */
  public ShardRecord record(Shard shard, int attempt) {
    return ShardRecord.of(shard, cut, attempt);
  }

  /** One line: how much of all this shard is. */
  public String line(Shard shard) {
    return "shard %s: %d of %d scenarios, about %.1f min of %.1f; the longest shard %.1f"
        .formatted(
            shard,
            cut.keys(shard).size(),
            scenarios.size(),
            cut.millis(shard) / 60e3,
            cut.total() / 60e3,
            cut.longest() / 60e3);
  }

  /** The keys of scenarios. */
  public static Set<String> keys(List<Listed> scenarios) {
    return scenarios.stream().map(SuiteCut::key).collect(Collectors.toSet());
  }

  static String key(Listed scenario) {
    String place = scenario.place();
    int line = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    return Piece.key(feature(scenario), line);
  }

  private static String feature(Listed scenario) {
    String file = scenario.place().substring(0, scenario.place().lastIndexOf(':'));
    return file.substring(file.lastIndexOf('/') + 1).replace(".feature", "");
  }
}
