package io.prestagelab.image.crash;

import java.util.Arrays;

/** What a disk holds, and a sum of it that is the same for two disks that hold the same. */
final class DiskContents {
  private final DiskHistory history;
  private final int[] numbers;
  private Sum sum = new Sum(0, 0);
  private int[] undo = new int[1 << 12];
  private int undone;

  /** The sum of all sectors, in 128 bits. */
  record Sum(long high, long low) {}

  DiskContents(DiskHistory history, int[] numbers) {
    this.history = history;
    this.numbers = numbers;
    SectorContents contents = history.contents();
    long high = 0;
    long low = 0;
    for (int i = 0; i < numbers.length; i++) {
      high += contents.high(history.sector(i), numbers[i]);
      low += contents.low(history.sector(i), numbers[i]);
    }
    sum = new Sum(high, low);
  }

  Sum sum() {
    return sum;
  }

  int[] numbers() {
    return numbers;
  }

  /** The first {@code kept} sectors of an entry of the log. */
  void apply(int entry, long kept) {
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
    change[0] += contents.high(sector, content) - contents.high(sector, old);
    change[1] += contents.low(sector, content) - contents.low(sector, old);
  }

  /** What was applied so far stays. */
  void settle() {
    undone = 0;
  }

  /** The sum with {@code state}'s writes on top of what is settled. */
  Sum sumWith(CrashState state) {
    Sum settled = sum;
    state.kept().forEach(kept -> apply(kept.entry(), kept.sectors()));
    Sum found = sum;
    while (undone > 0) {
      undone -= 2;
      numbers[undo[undone]] = undo[undone + 1];
    }
    sum = settled;
    return found;
  }
}
