package io.prestagelab.image.crash;

import java.util.List;

/**
 * What a disk holds after a power cut: everything that was durable, and some of what was not.
 *
 * @param kind how it came about
 * @param durable the log's entries before this one are on the disk, whatever happens
 * @param cut the log's entries from this one on had not been done
 * @param kept what else is on the disk, in the log's order
 */
public record CrashState(Kind kind, int durable, int cut, List<Kept> kept) {

  /** How a state came about. */
  public enum Kind {
    /** Nothing but what was durable, just after a flush. */
    DURABLE("just after a flush"),
    /** Everything that was done, in its order. */
    PREFIX("cut between two writes, nothing reordered"),
    /** Some of what was not durable; the disk had reordered it. */
    SUBSET("some writes since the flush lost"),
    /** The same, and one write is only partly there. */
    TORN("a write torn");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * A write that is on the disk.
   *
   * @param entry its number in the log
   * @param sectors how many of its first sectors are there
   */
  public record Kept(int entry, long sectors) {}

  /** Copies its list. */
  public CrashState {
    kept = List.copyOf(kept);
  }

  /** How many writes before the cut are lost, wholly or in part: the smaller, the plainer. */
  public int lost() {
    return cut - durable - kept.size();
  }

  /** For people. */
  @Override
  public String toString() {
    return switch (kind) {
      case DURABLE -> "after the flush at entry %d".formatted(durable);
      case PREFIX -> "cut before entry %d, nothing reordered".formatted(cut);
      case SUBSET ->
          "cut before entry %d; of %d writes since the flush at %d, %d kept"
              .formatted(cut, cut - durable, durable, kept.size());
      case TORN ->
          "cut in entry %d; of the writes since the flush at %d, %d kept, the last one torn"
              .formatted(cut, durable, kept.size());
    };
  }
}
