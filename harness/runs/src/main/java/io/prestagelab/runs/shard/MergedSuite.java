package io.prestagelab.runs.shard;

import io.prestagelab.runs.RunException;
import io.prestagelab.runs.page.ScenarioResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The shards of a suite, put together: each is there once and whole. */
public final class MergedSuite {
  /**
   * A scenario's last result.
   *
   * @param shard where it ran
   * @param result how it ended
   * @param folder its run's folder, which need not be there any more
   */
  public record Entry(Shard shard, ScenarioResult result, Path folder) {}

  private final List<Entry> entries = new ArrayList<>();
  private final List<Shard> shards = new ArrayList<>();

  private MergedSuite() {}

  /**
   * Reads what the shards have left. Of a shard that was begun again in its folder, or under a
   * higher attempt in another one, the last counts.
   *
   * @param folders of the shards, or one above them
   * @throws RunException that names a shard that is missing, doubled, not complete or of another
   *     cut
   */
  public static MergedSuite of(List<Path> folders) {
    Map<Shard, List<ShardFolder>> found = ShardFolder.below(folders);
    Map<Shard, ShardFolder> chosen = new TreeMap<>((a, b) -> a.number() - b.number());
    found.forEach((shard, all) -> chosen.put(shard, single(shard, all)));
    checkCount(found.keySet());
    checkCuts(chosen);
    MergedSuite suite = new MergedSuite();
    chosen.forEach(suite::add);
    return suite;
  }

  private static ShardFolder single(Shard shard, List<ShardFolder> all) {
    int last = all.stream().mapToInt(ShardFolder::attempt).max().orElse(0);
    List<ShardFolder> newest = all.stream().filter(each -> each.attempt() == last).toList();
    if (newest.size() > 1) {
      throw new RunException(
          "shard %s is there twice: in %s and in %s; leave one out, or set LAB_ATTEMPT to 2 where a shard is run again"
              .formatted(shard, newest.get(0).suites(), newest.get(1).suites()));
    }
    return newest.get(0);
  }

  private static void checkCount(Set<Shard> found) {
    Set<Integer> counts = new TreeSet<>();
    found.forEach(shard -> counts.add(shard.count()));
    if (counts.size() > 1) {
      throw new RunException(
          "the shards are of different cuts: "
              + String.join(", ", found.stream().map(Shard::toString).toList())
              + "; give those of one");
    }
    int count = counts.iterator().next();
    List<String> missing = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      if (!found.contains(new Shard(i, count))) {
        missing.add(i + "/" + count);
      }
    }
    if (!missing.isEmpty()) {
      throw new RunException(
          "%s %s missing; run lab test --shard %s, and give its folder too"
              .formatted(
                  (missing.size() == 1 ? "shard " : "shards ") + String.join(", ", missing),
                  missing.size() == 1 ? "is" : "are",
                  missing.get(0)));
    }
  }

  private static void checkCuts(Map<Shard, ShardFolder> chosen) {
    Map<String, Shard> owners = new HashMap<>();
    ShardFolder first = chosen.values().iterator().next();
    chosen.forEach(
        (shard, folder) -> {
          if (!folder.last().cut().equals(first.last().cut())) {
            throw new RunException(
                "shard %s is of another cut than shard %s: other scenarios, options or times; run it again as that one was run"
                    .formatted(shard, first.last().shard()));
          }
          for (String key : folder.wanted()) {
            Shard other = owners.put(key, shard);
            if (other != null) {
              throw new RunException(
                  "the scenario %s is in shard %s and in shard %s; run them again"
                      .formatted(key, other, shard));
            }
          }
        });
  }

  private void add(Shard shard, ShardFolder folder) {
    Map<String, ScenarioResult> results = folder.results();
    Set<String> missing = folder.wanted();
    int wanted = missing.size();
    missing.removeAll(results.keySet());
    if (!missing.isEmpty()) {
      throw new RunException(
          "shard %s is not complete: %d of its %d scenarios have no result, the first is %s; run it again"
              .formatted(shard, missing.size(), wanted, missing.iterator().next()));
    }
    shards.add(shard);
    results.values().stream()
        .map(each -> new Entry(shard, each, folder.runs().resolve(each.run()).normalize()))
        .forEach(entries::add);
  }

  /** The shards, in their order. */
  public List<Shard> shards() {
    return List.copyOf(shards);
  }

  /** All scenarios, by their shards. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Their results. */
  public List<ScenarioResult> results() {
    return entries.stream().map(Entry::result).toList();
  }

  /** Whether every scenario passed. */
  public boolean passed() {
    return results().stream().allMatch(ScenarioResult::passed);
  }
}
