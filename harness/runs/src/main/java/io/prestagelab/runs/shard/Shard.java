package io.prestagelab.runs.shard;

import io.prestagelab.runs.RunException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the equal parts of a suite.
 *
 * @param number which it is, from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

  /** Refuses one that is out of range. */
  public Shard {
    if (count < 1 || number < 1 || number > count) {
      throw new RunException(
          "there is no shard %d of %d; the first is 1, the last %d"
              .formatted(number, count, Math.max(1, count)));
    }
  }

  /**
   * Reads {@code I/N}, such as {@code 2/4}.
   *
   * @throws RunException if it is not of that form or out of range
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new RunException(
          "--shard must be I/N such as 2/4, with I from 1 to N and N up to 9999; it is '%s'"
              .formatted(text));
    }
    return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
