package io.prestagelab.image.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What was written between two flushes.
 *
 * @param begin the log's entries before this one are durable
 * @param end the first entry of the next span
 * @param changes the numbers of its entries that change the disk
 */
record FlushSpan(int begin, int end, List<Integer> changes) {

  /**
   * Those of a log in which a write that matters was done, or just before which.
   *
   * @param matters of writes that change the disk; the others count as lost until the next flush
   */
  static List<FlushSpan> of(List<LoggedWrite> log, Predicate<LoggedWrite> matters) {
    List<FlushSpan> spans = new ArrayList<>();
    int begin = 0;
    boolean changed = true;
    for (int i = 0; i <= log.size(); i++) {
      if (i == log.size() || log.get(i).isFlush()) {
        int next = i == log.size() || log.get(i).isChange() ? i : i + 1;
        FlushSpan span = span(log, begin, next, matters);
        if (changed || !span.changes.isEmpty()) {
          spans.add(span);
        }
        changed = !span.changes.isEmpty();
        begin = next;
      }
    }
    return spans;
  }

  private static FlushSpan span(
      List<LoggedWrite> log, int begin, int end, Predicate<LoggedWrite> matters) {
    return new FlushSpan(
        begin,
        end,
        IntStream.range(begin, end)
            .filter(i -> log.get(i).isChange() && matters.test(log.get(i)))
            .boxed()
            .toList());
  }
}
