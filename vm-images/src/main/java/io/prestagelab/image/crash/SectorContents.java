package io.prestagelab.image.crash;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that sectors of a disk ever held, each content once and by a number. Number 0 is a
 * sector of zeros.
 */
final class SectorContents {
  static final int ZEROS = 0;

  /** First half of a content's SHA-256. */
  private record Sum(long high, long low) {}

  private final MessageDigest digest;
  private final Map<Sum, Integer> numbers = new HashMap<>();
  private long[] highs = new long[1024];
  private long[] lows = new long[1024];
  private long[] places = new long[1024];
  private int count = 1;

  SectorContents() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The number of a content.
   *
   * @param place where it can be read, if it is a new one; its sense is the caller's
   */
  int number(byte[] bytes, int from, int length, long place) {
    if (isZero(bytes, from, length)) {
      return ZEROS;
    }
    digest.update(bytes, from, length);
    ByteBuffer sum = ByteBuffer.wrap(digest.digest());
    return numbers.computeIfAbsent(new Sum(sum.getLong(0), sum.getLong(8)), key -> add(key, place));
  }

  private static boolean isZero(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private int add(Sum sum, long place) {
    if (count == places.length) {
      highs = Arrays.copyOf(highs, count * 2);
      lows = Arrays.copyOf(lows, count * 2);
      places = Arrays.copyOf(places, count * 2);
    }
    highs[count] = sum.high;
    lows[count] = sum.low;
    places[count] = place;
    return count++;
  }

  /** Where the content of that number can be read. */
  long place(int number) {
    return places[number];
  }

  /** What a sector with that content adds to the first half of a disk's sum. */
  long high(long sector, int number) {
    return number == ZEROS ? 0 : mix(highs[number] ^ mix(sector));
  }

  /** What it adds to the second half. */
  long low(long sector, int number) {
    return number == ZEROS ? 0 : mix(lows[number] + mix(~sector));
  }

  /** Murmur3's finalizer. */
  private static long mix(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
