package io.prestagelab.image.iso;

/**
 * A run of bytes in a file.
 *
 * @param offset where it begins, in bytes
 * @param length its length in bytes
 */
public record Extent(long offset, long length) {

  public Extent {
    if (offset < 0 || length < 0) {
      throw new IllegalArgumentException(
          "extent of " + length + " bytes at " + offset + ": neither may be negative");
    }
  }

  /** The same bytes as seen in a file that holds this one from {@code distance} on. */
  public Extent shiftedBy(long distance) {
    return new Extent(offset + distance, length);
  }

  /** The first byte after it. */
  public long end() {
    return offset + length;
  }
}
