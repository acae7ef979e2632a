package io.prestagelab.emulator.media;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A medium read on demand by HTTP ranges of 256 KiB, of which the last few are kept.
 *
 * <p>A range that fails is asked for once more; a connection may have been closed while idle.
 */
final class HttpMedia implements MediaSource {

  private static final int BLOCK = 256 * 1024;
  private static final int KEPT_BLOCKS = 16;

  private final MediaRequest request;
  private final MediaClient client;
  private final long length;
  private final Map<Long, byte[]> blocks =
      new LinkedHashMap<>(KEPT_BLOCKS * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  HttpMedia(MediaRequest request, MediaClient client, long length) {
    this.request = request;
    this.client = client;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public synchronized void read(long offset, ByteBuffer target) throws IOException {
    long at = offset;
    while (target.hasRemaining()) {
      byte[] block = block(at / BLOCK);
      int from = (int) (at % BLOCK);
      int count = Math.min(target.remaining(), block.length - from);
      if (count <= 0) {
        throw new MediaException(name() + " ends before byte " + at);
      }
      target.put(block, from, count);
      at += count;
    }
  }

  private byte[] block(long number) throws IOException {
    byte[] known = blocks.get(number);
    if (known != null) {
      return known;
    }
    byte[] fetched;
    try {
      fetched = fetch(number);
    } catch (MediaException e) {
      throw e;
    } catch (IOException e) {
      fetched = fetch(number);
    }
    blocks.put(number, fetched);
    return fetched;
  }

  private byte[] fetch(long number) throws IOException {
    long first = number * BLOCK;
    long last = Math.min(first + BLOCK, length) - 1;
    HttpResponse<byte[]> response = client.getRange(first, last, BodyHandlers.ofByteArray());
    if (response.statusCode() != 206 || response.body().length != last - first + 1) {
      throw new MediaException(
          "%s: bytes %d-%d were answered with status %d and %d bytes"
              .formatted(name(), first, last, response.statusCode(), response.body().length));
    }
    return response.body();
  }

  @Override
  public boolean streamed() {
    return true;
  }

  @Override
  public String name() {
    return request.image().toString();
  }

  @Override
  public void close() {}
}
