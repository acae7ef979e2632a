package io.prestagelab.lab.trial;

import java.util.Map;
import java.util.TreeMap;

/** Which bytes of a medium were read. Not safe for several threads. */
final class ReadCoverage {
  private final TreeMap<Long, Long> ends = new TreeMap<>();

  void add(long offset, long length) {
    long start = offset;
    long end = offset + length;
    Map.Entry<Long, Long> before = ends.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      start = before.getKey();
      end = Math.max(end, before.getValue());
    }
    Map.Entry<Long, Long> after = ends.ceilingEntry(start);
    while (after != null && after.getKey() <= end) {
      end = Math.max(end, after.getValue());
      ends.remove(after.getKey());
      after = ends.ceilingEntry(start);
    }
    ends.put(start, end);
  }

  boolean covers(long offset, long length) {
    Map.Entry<Long, Long> run = ends.floorEntry(offset);
    return length == 0 || (run != null && run.getValue() >= offset + length);
  }
}
