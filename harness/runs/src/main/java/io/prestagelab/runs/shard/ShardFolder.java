package io.prestagelab.runs.shard;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.page.SuiteHistory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What one machine kept of a shard: its records there, the oldest first. A later one is a retry in
 * place of all before it; one of only those that had failed adds to the one before.
 *
 * @param suites the folder of the results
 * @param records the records by their files, the oldest first
 */
record ShardFolder(Path suites, Map<Path, ShardRecord> records) {
  private static final int DEEPEST = 6;

  /**
   * Those in and below {@code folders}: a shard's {@code .lab}, or artefacts that have some.
   *
   * @throws RunException if a folder is none, or has no shard's record in it
   */
  static Map<Shard, List<ShardFolder>> below(List<Path> folders) {
    Map<Path, ShardFolder> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      List<Path> files = files(folder);
      if (files.isEmpty()) {
        throw new RunException(
            folder + " has no results of a shard; give folders that lab test --shard has filled");
      }
      files.forEach(file -> add(file, found));
    }
    Map<Shard, List<ShardFolder>> shards =
        new TreeMap<>(Comparator.comparingInt(Shard::count).thenComparingInt(Shard::number));
    for (ShardFolder each : found.values()) {
      each.byShard()
          .forEach(
              (shard, one) ->
                  shards.merge(
                      shard,
                      List.of(one),
                      (a, b) -> Stream.of(a, b).flatMap(List::stream).toList()));
    }
    return shards;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new RunException(folder + " is no folder; give those of the shards");
    }
    try (Stream<Path> all = Files.find(folder, DEEPEST, (file, kind) -> isRecord(file))) {
      return all.map(file -> file.toAbsolutePath().normalize())
          .sorted(
              Comparator.comparing(
                  file -> ShardRecord.results(file).toString().replace(".jsonl", "")))
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  private static RunException unreadable(Path folder, IOException e) {
    return new RunException(folder + " cannot be read: " + FileTrouble.reason(e), e);
  }

  private static boolean isRecord(Path file) {
    return file.toString().endsWith(ShardRecord.ENDING);
  }

  private static void add(Path file, Map<Path, ShardFolder> found) {
    Path suites = file.resolveSibling("");
    ShardFolder folder =
        found.computeIfAbsent(suites, k -> new ShardFolder(suites, new LinkedHashMap<>()));
    folder.records.putIfAbsent(file, ShardRecord.read(file));
  }

  private Map<Shard, ShardFolder> byShard() {
    Map<Shard, ShardFolder> all = new LinkedHashMap<>();
    records.forEach(
        (file, one) ->
            all.computeIfAbsent(one.shard(), k -> new ShardFolder(suites, new LinkedHashMap<>()))
                .records
                .put(file, one));
    return all;
  }

  /** The last attempt that was counted here. */
  int attempt() {
    return records.values().stream().mapToInt(ShardRecord::attempt).max().orElse(0);
  }

  /** The last record of the whole shard. */
  ShardRecord last() {
    return records.values().stream()
        .filter(each -> !each.isRerun())
        .reduce((a, b) -> b)
        .orElseThrow(
            () ->
                new RunException(
                    suites + " has only scenarios that were run again, and not their whole shard"));
  }

  /** Scenarios that should have run. */
  Set<String> wanted() {
    return new TreeSet<>(last().scenarios());
  }

  /** The last result of each of the wanted scenarios, by its key. */
  Map<String, ScenarioResult> results() {
    Set<String> wanted = wanted();
    Map<String, ScenarioResult> results = new TreeMap<>();
    try {
      for (Map.Entry<Path, ShardRecord> record : records.entrySet()) {
        if (!record.getValue().isRerun()) {
          results.clear();
        }
        Path kept = ShardRecord.results(record.getKey());
        List<ScenarioResult> all = Files.exists(kept) ? SuiteHistory.results(kept) : List.of();
        for (ScenarioResult each : all) {
          String key = Piece.key(each.feature(), each.line());
          if (wanted.contains(key)) {
            results.put(key, each);
          }
        }
      }
      return results;
    } catch (IOException e) {
      throw unreadable(suites, e);
    }
  }

  /** Where the runs of these results are. */
  Path runs() {
    return suites.resolveSibling("runs").normalize();
  }
}
