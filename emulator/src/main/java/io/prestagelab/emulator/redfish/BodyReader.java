package io.prestagelab.emulator.redfish;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/** Reads a body as it comes, up to a limit, without a thread that waits for it. */
final class BodyReader implements Runnable {

  /** The body is longer than the limit. */
  static final class TooLong extends RuntimeException {
    TooLong(int limit) {
      super("longer than " + limit + " bytes");
    }
  }

  private final Content.Source source;
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  private BodyReader(Content.Source source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  /** The body of {@code source}; fails with {@link TooLong} if it has more bytes than allowed. */
  static CompletableFuture<byte[]> read(Content.Source source, int limit) {
    BodyReader reader = new BodyReader(source, limit);
    reader.run();
    return reader.body;
  }

  @Override
  public void run() {
    while (!body.isDone()) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      take(chunk);
    }
  }

  private void take(Content.Chunk chunk) {
    if (Content.Chunk.isFailure(chunk)) {
      body.completeExceptionally(chunk.getFailure());
      return;
    }
    ByteBuffer buffer = chunk.getByteBuffer();
    byte[] part = new byte[buffer.remaining()];
    buffer.get(part);
    chunk.release();
    bytes.writeBytes(part);
    if (bytes.size() > limit) {
      body.completeExceptionally(new TooLong(limit));
    } else if (chunk.isLast()) {
      body.complete(bytes.toByteArray());
    }
  }
}
