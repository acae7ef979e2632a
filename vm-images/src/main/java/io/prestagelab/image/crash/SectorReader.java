package io.prestagelab.image.crash;

import io.prestagelab.image.InvalidInputException;

/**
 * Reads sectors and numbers their contents.
 *
 * @param bytes where they are read
 * @param size of a sector, in bytes
 * @param contents takes what is new
 * @param used takes the sectors that are not empty
 */
record SectorReader(Bytes bytes, int size, SectorContents contents, UsedSectors used) {
  private static final int PIECE = 1 << 20;

  /** A limit of memory: 4 GiB in sectors of 512 bytes. */
  private static final long MOST = 8L << 20;

  /** Reads bytes of a file; below zero {@code place} is of another one, {@code ~place}. */
  interface Bytes {
    void read(long place, byte[] into);
  }

  /** The numbers of sectors that stand one after the other; none if all of them are empty. */
  int[] numbers(long sector, long count, long place) {
    if (count > MOST) {
      throw new InvalidInputException(
          "a write of %d sectors is larger than the %d that can be read".formatted(count, MOST));
    }
    int[] numbers = new int[(int) count];
    boolean empty = true;
    for (int done = 0; done < count; ) {
      byte[] piece = new byte[(int) Math.min((count - done) * size, PIECE)];
      long at = (long) done * size;
      bytes.read(place < 0 ? place - at : place + at, piece);
      for (int from = 0; from < piece.length; from += size, done++) {
        long there = (long) done * size;
        numbers[done] =
            contents.number(piece, from, size, place < 0 ? place - there : place + there);
        if (numbers[done] != SectorContents.ZEROS) {
          used.add(sector + done);
          empty = false;
        }
      }
    }
    return empty ? new int[0] : numbers;
  }
}
