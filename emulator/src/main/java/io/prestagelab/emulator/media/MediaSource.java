package io.prestagelab.emulator.media;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A read-only medium of fixed length, in bytes, that can be read at any place.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface MediaSource extends AutoCloseable {

  /** Length in bytes. */
  long length();

  /**
   * Fills {@code target} from {@code offset} on; the range must lie inside the medium.
   *
   * @throws IOException if the source cannot deliver the whole range
   */
  void read(long offset, ByteBuffer target) throws IOException;

  /** How many bytes it gives in a second at most; {@link #read} waits accordingly. */
  default long bytesPerSecond() {
    return Long.MAX_VALUE;
  }

  /** The same medium for a reader that waits by its own clock, and keeps no thread waiting. */
  default MediaSource unhurried() {
    return this;
  }

  /** What a person calls this medium: its path or URL, without credentials. */
  String name();

  /** Whether it is read from its server on demand; otherwise it has been fetched whole. */
  boolean streamed();

  @Override
  void close() throws IOException;
}
