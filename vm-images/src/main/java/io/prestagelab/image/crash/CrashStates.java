package io.prestagelab.image.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states that a power cut can leave on a disk, each once.
 *
 * <p>After a flush everything before it is there. Until the next one, each write may be there or
 * not, or with its first sectors only; one with FUA is there once it is done, and the last one
 * before the cut may be under way.
 */
public final class CrashStates {
  /** Spans with no more states than this are done in full. */
  private static final long FULL = 4096;

  private static final int TRIES = 30;

  /** At a time: most of what is drawn for the last few that are missing has been there before. */
  private static final int DRAWN = 64;

  private static final Comparator<CrashState> IN_LOG =
      Comparator.comparingInt(CrashState::durable)
          .thenComparingInt(CrashState::cut)
          .thenComparing(CrashState::kind)
          .thenComparingInt(state -> state.kept().hashCode());

  private final DiskHistory history;
  private final List<DiskPart> seen;
  private final List<FlushSpan> spans;

  /** For a disk and its log. */
  public CrashStates(DiskHistory history) {
    this(history, history.whole());
  }

  /**
   * For those who look at some parts of the disk only: states that are equal there are the same.
   */
  public CrashStates(DiskHistory history, List<DiskPart> seen) {
    this.history = history;
    this.seen = seen;
    this.spans =
        FlushSpan.of(
            history.writes(),
            write -> seen.stream().anyMatch(part -> part.meets(write, history.sectorSize())));
  }

  /**
   * A choice of states, by their place in the log. The same seed gives the same ones.
   *
   * @param most how many; fewer come if there are no more
   */
  public List<CrashState> choose(int most, long seed) {
    List<CrashState> wanted = new ArrayList<>();
    StateDraw draw = new StateDraw(history.writes(), spans, seed);
    addSome(wanted, draw.durable(), most / 2);
    addSome(wanted, draw.full(FULL), most / 2);
    addSome(wanted, draw.prefixes(), most / 3);
    Set<CrashState> told = new HashSet<>(wanted);
    List<CrashState> chosen = distinct(new ArrayList<>(told));
    for (int i = 0; i < TRIES && chosen.size() < most && draw.canDraw(); i++) {
      List<CrashState> drawn = new ArrayList<>();
      for (int k = Math.max(most - chosen.size(), DRAWN); k > 0; k--) {
        CrashState next = draw.next();
        if (told.add(next)) {
          drawn.add(next);
        }
      }
      chosen.addAll(drawn);
      chosen = distinct(chosen);
      for (CrashState surplus : drawn) {
        if (chosen.size() > most) {
          chosen.remove(surplus);
        }
      }
    }
    List<CrashState> few = new ArrayList<>();
    addSome(few, chosen, most);
    return few;
  }

  /** All of a list, or so many at the same distance from each other. */
  private static void addSome(List<CrashState> wanted, List<CrashState> all, int most) {
    int count = Math.min(all.size(), Math.max(most, 1));
    for (int i = 0; i < count; i++) {
      wanted.add(all.get((int) ((long) (i + 1) * all.size() / count) - 1));
    }
  }

  /** Of states that are the same byte for byte the plainest one; in the log's order. */
  private List<CrashState> distinct(List<CrashState> states) {
    states.sort(IN_LOG);
    Map<DiskContents.Sum, CrashState> plainest = new HashMap<>();
    DiskContents disk = history.before(seen);
    for (CrashState state : states) {
      plainest.merge(
          disk.sumWith(state),
          state,
          (one, other) -> one.kind().compareTo(other.kind()) <= 0 ? one : other);
    }
    List<CrashState> distinct = new ArrayList<>(plainest.values());
    distinct.sort(IN_LOG);
    return distinct;
  }
}
