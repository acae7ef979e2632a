package io.prestagelab.runs.shard;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * That the scenarios of one time are a shard: a file beside their results, written before the first
 * of them begins.
 *
 * @param number which shard, from 1
 * @param count of how many
 * @param attempt how often the engine has begun it again; where nobody counts, 0
 * @param cut fingerprint of the cut; empty if only those are run again that failed before
 * @param scenarios keys of all that are run
 */
public record ShardRecord(
    int number, int count, int attempt, String cut, SortedSet<String> scenarios) {
  /** What its file's name ends with, in place of that of the results. */
  static final String ENDING = ".shard.json";

  private static final String RESULTS = ".jsonl";
  private static final JsonMapper JSON = new JsonMapper();

  /** Refuses a shard out of range. */
  public ShardRecord {
    Shard checked = new Shard(number, count);
    scenarios = scenarios == null ? new TreeSet<>() : new TreeSet<>(scenarios);
    number = checked.number();
  }

  /** Of a shard of a cut. */
  public static ShardRecord of(Shard shard, Cut cut, int attempt) {
    return new ShardRecord(
        shard.number(), shard.count(), attempt, cut.fingerprint(), new TreeSet<>(cut.keys(shard)));
  }

  /** Of those of a shard that are run again in its folder because they failed. */
  public static ShardRecord again(Shard shard, Set<String> keys) {
    return new ShardRecord(shard.number(), shard.count(), 0, "", new TreeSet<>(keys));
  }

  /** Whether only some are run again. */
  boolean isRerun() {
    return cut.isEmpty();
  }

  /** Which it is. */
  Shard shard() {
    return new Shard(number, count);
  }

  /** Keeps it beside the results of its time. */
  public void write(Path results) {
    Path file = Path.of(results.toString().replaceFirst("\\.jsonl$", "") + ENDING);
    try {
      Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new RunException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  static ShardRecord read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), ShardRecord.class);
    } catch (IOException | JacksonException e) {
      throw new RunException(
          "%s is no record of a shard; run that shard again, or take the file away".formatted(file),
          e);
    }
  }

  /** Where the results of a record's time are. */
  static Path results(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + RESULTS);
  }
}
