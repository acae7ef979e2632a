package io.prestagelab.runs.shard;

/**
 * A scenario as the cut sees it.
 *
 * @param key what tells it from all others on every machine: feature and line
 * @param millis how long it is expected to take, in milliseconds
 */
public record Piece(String key, long millis) {
  /** The key of the scenario at this line of this feature file. */
  public static String key(String feature, int line) {
    return feature + ":" + line;
  }
}
