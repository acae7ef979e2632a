package io.prestagelab.emulator.media;

/** Told of every read that a server makes on its virtual medium. */
@FunctionalInterface
public interface MediaReadListener {

  /**
   * A range was read.
   *
   * @param offset first byte
   * @param length number of bytes
   */
  void read(long offset, int length);
}
