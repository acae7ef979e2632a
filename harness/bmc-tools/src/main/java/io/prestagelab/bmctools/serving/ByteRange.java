package io.prestagelab.bmctools.serving;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes of a file (RFC 9110 §14); several ranges in one request are answered with the
 * whole file.
 *
 * @param first offset of the first byte
 * @param length number of bytes, 0 for a range that no byte of the file satisfies
 */
public record ByteRange(long first, long length) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /**
   * The range that {@code header} asks for in a file of {@code size} bytes; empty if it asks for
   * none.
   */
  public static Optional<ByteRange> parse(String header, long size) {
    Matcher matcher = ONE_RANGE.matcher(header.replace(" ", ""));
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long wanted = Math.min(number(matcher.group(2)), size);
      return Optional.of(new ByteRange(size - wanted, wanted));
    }
    long first = number(matcher.group(1));
    long last =
        matcher.group(2).isEmpty() ? size - 1 : Math.min(number(matcher.group(2)), size - 1);
    return Optional.of(new ByteRange(first, Math.max(0, last - first + 1)));
  }

  private static long number(String digits) {
    return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
  }

  /** Whether any byte is meant. */
  public boolean satisfiable() {
    return length > 0;
  }

  /** The header that tells the client what it gets. */
  public String contentRange(long size) {
    return "bytes %d-%d/%d".formatted(first, first + length - 1, size);
  }
}
