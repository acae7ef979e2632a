package io.prestagelab.image.ostree;

import io.prestagelab.image.ImageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A piece of GVariant's serialized form, as far as ostree's objects need it: containers end with
 * the little-endian places where their parts of varying length end.
 */
final class Variant {

  private final byte[] bytes;
  private final int start;
  private final int end;

  private Variant(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  static Variant of(byte[] bytes) {
    return new Variant(bytes, 0, bytes.length);
  }

  /** Where a part of a tuple ends; parts are counted from the last number in it, from 0. */
  int partEnd(int number) {
    int width = width(length());
    return start + offset(end - (number + 1) * width, width);
  }

  /** The bytes between two places. */
  Variant slice(int from, int to) {
    if (from < start || to > end || from > to) {
      throw new ImageException("an object of the ostree repository does not make sense");
    }
    return new Variant(bytes, from, to);
  }

  /** The elements of an array whose elements vary in length and need no alignment. */
  List<Variant> elements() {
    if (length() == 0) {
      return List.of();
    }
    int width = width(length());
    int table = start + offset(end - width, width);
    if (table < start || table > end - width) {
      throw new ImageException("an object of the ostree repository does not make sense");
    }
    List<Variant> elements = new ArrayList<>();
    int from = start;
    for (int at = table; at < end; at += width) {
      int to = start + offset(at, width);
      elements.add(slice(from, to));
      from = to;
    }
    return elements;
  }

  /** A text without the zero that ends it. */
  String text() {
    return new String(bytes, start, Math.max(0, length() - 1), StandardCharsets.UTF_8);
  }

  byte[] copy() {
    return Arrays.copyOfRange(bytes, start, end);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int length() {
    return end - start;
  }

  /** How many bytes a place takes in a container of that length. */
  static int width(int length) {
    return length <= 0xFF ? 1 : length <= 0xFFFF ? 2 : 4;
  }

  private int offset(int at, int width) {
    if (at < start || at + width > end) {
      throw new ImageException("an object of the ostree repository does not make sense");
    }
    int value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[at + i] & 0xFF);
    }
    return value;
  }
}
