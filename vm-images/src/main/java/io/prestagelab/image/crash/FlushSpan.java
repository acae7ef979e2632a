package io.prestagelab.image.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What was written between two flushes.
 *
 * @param begin the log's entries before this one are durable
 * @param end the first entry of the next span
 * @param changes the numbers of its entries that change the disk
 */
record FlushSpan(int begin, int end, List<Integer> changes) {

  /** Those of a log. */
  static List<FlushSpan> of(List<LoggedWrite> log) {
    List<FlushSpan> spans = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).isFlush()) {
        int next = log.get(i).isChange() ? i : i + 1;
        spans.add(span(log, begin, next));
        begin = next;
      }
    }
    spans.add(span(log, begin, log.size()));
    return spans;
  }

  private static FlushSpan span(List<LoggedWrite> log, int begin, int end) {
    return new FlushSpan(
        begin,
        end,
        IntStream.range(begin, end).filter(i -> log.get(i).isChange()).boxed().toList());
  }
}
