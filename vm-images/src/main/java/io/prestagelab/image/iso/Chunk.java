package io.prestagelab.image.iso;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A piece of the volume on its way to those who hash it; it goes back to its pool when the last of
 * them is done with it.
 */
final class Chunk {

  static final int SIZE = 1 << 20;

  private final byte[] bytes = new byte[SIZE];
  private final AtomicInteger users = new AtomicInteger();
  private final BlockingQueue<Chunk> pool;
  private int length;

  private Chunk(BlockingQueue<Chunk> pool) {
    this.pool = pool;
  }

  /**
   * A pool of that many chunks; taking one when all are in use waits, so a slow hasher slows the
   * writer down.
   */
  static BlockingQueue<Chunk> pool(int count) {
    BlockingQueue<Chunk> pool = new ArrayBlockingQueue<>(count);
    for (int i = 0; i < count; i++) {
      pool.add(new Chunk(pool));
    }
    return pool;
  }

  /** Takes a copy of what is left in the buffer, whose position stays. */
  void fill(ByteBuffer source, int howManyUsers) {
    length = source.remaining();
    source.duplicate().get(bytes, 0, length);
    users.set(howManyUsers);
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      pool.add(this);
    }
  }
}
