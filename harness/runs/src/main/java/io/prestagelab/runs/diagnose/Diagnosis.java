package io.prestagelab.runs.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What logs tell about an installation.
 *
 * @param outcome how it ended
 * @param install {@code local}, {@code remote} or {@code unknown}: where packages came from
 * @param whyNotLocal why Miniboot did not install from the Install Bundle; empty if it did, or if
 *     the logs do not say
 * @param phase where it ended
 * @param cause the main cause's id, or {@code none} if nothing went wrong, or {@code unknown}
 * @param title the cause in a sentence
 * @param advice what to do
 * @param sure from 0 to 1
 * @param proof the lines that show it
 * @param ruledOut next best causes, and what speaks against them
 * @param also further causes that were seen
 * @param lastProgress the last known step, or null
 * @param firstError the first line that speaks of an error, or null
 * @param attempts how many attempts the logs tell of; only the last counts
 * @param notes files that could not be read whole
 * @param lines number of lines read
 * @param bytes size of the files read
 */
public record Diagnosis(
    Outcome outcome,
    String install,
    String whyNotLocal,
    Phase phase,
    String cause,
    String title,
    String advice,
    double sure,
    List<Place> proof,
    List<RuledOut> ruledOut,
    List<Other> also,
    @Nullable Place lastProgress,
    @Nullable Place firstError,
    int attempts,
    List<String> notes,
    long lines,
    long bytes) {

  /**
   * A line of a log.
   *
   * @param says what it means, empty if its text says it
   */
  public record Place(String file, long line, String text, String says) {}

  /**
   * A cause that was weighed and dropped.
   *
   * @param why the line or its absence that speaks against it
   */
  public record RuledOut(String cause, String title, String why) {}

  /** Another cause that was seen. */
  public record Other(String cause, Phase phase, String title, Place proof) {}

  /** Whether the logs say clearly what happened, good or bad. */
  public boolean known() {
    return !cause.equals(UNKNOWN_CAUSE);
  }

  static final String UNKNOWN_CAUSE = "unknown";
  static final String NO_CAUSE = "none";
}
