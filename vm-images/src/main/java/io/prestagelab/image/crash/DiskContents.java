package io.prestagelab.image.crash;

import java.util.Arrays;
import java.util.List;

/**
 * What a disk holds, and a sum of it that is the same for two disks that hold the same in the parts
 * that count.
 */
final class DiskContents {
  private final DiskHistory history;
  private final int[] numbers;
  private final List<DiskPart> parts;
  private Sum sum = new Sum(0, 0);
  private int[] undo = new int[1 << 12];
  private int undone;
  private int settled;

  /** The sum of all sectors that count, in 128 bits. */
  record Sum(long high, long low) {}

  DiskContents(DiskHistory history, int[] numbers, List<DiskPart> parts) {
    this.history = history;
    this.numbers = numbers;
    this.parts = parts;
    SectorContents contents = history.contents();
    long high = 0;
    long low = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (counts(history.sector(i))) {
        high += contents.high(history.sector(i), numbers[i]);
        low += contents.low(history.sector(i), numbers[i]);
      }
    }
    sum = new Sum(high, low);
  }

  private boolean counts(long sector) {
    for (DiskPart part : parts) {
      if (part.holds(sector, history.sectorSize())) {
        return true;
      }
    }
    return false;
  }

  int[] numbers() {
    return numbers;
  }

  /** Everything before that entry of the log is on the disk, and stays; it never goes back. */
  void settle(int durable) {
    for (; settled < durable; settled++) {
      apply(settled, DiskHistory.WHOLE);
      undone = 0;
    }
  }

  /** Up to which entry of the log all is settled. */
  int settled() {
    return settled;
  }

  /** The first {@code kept} sectors of an entry of the log. */
  private void apply(int entry, long kept) {
    long[] change = new long[2];
    history.forEach(entry, kept, (number, content) -> put(number, content, change));
    sum = new Sum(sum.high + change[0], sum.low + change[1]);
  }

  private void put(int number, int content, long[] change) {
    int old = numbers[number];
    if (old == content) {
      return;
    }
    if (undone + 2 > undo.length) {
      undo = Arrays.copyOf(undo, undo.length * 2);
    }
    undo[undone++] = number;
    undo[undone++] = old;
    numbers[number] = content;
    SectorContents contents = history.contents();
    long sector = history.sector(number);
    if (!counts(sector)) {
      return;
    }
    change[0] += contents.high(sector, content) - contents.high(sector, old);
    change[1] += contents.low(sector, content) - contents.low(sector, old);
  }

  /** The sum of {@code state}'s disk; states come in the log's order. */
  Sum sumWith(CrashState state) {
    settle(state.durable());
    Sum durable = sum;
    state.kept().forEach(kept -> apply(kept.entry(), kept.sectors()));
    Sum found = sum;
    while (undone > 0) {
      undone -= 2;
      numbers[undo[undone]] = undo[undone + 1];
    }
    sum = durable;
    return found;
  }
}
