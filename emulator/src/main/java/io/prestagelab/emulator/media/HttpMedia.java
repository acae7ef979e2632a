package io.prestagelab.emulator.media;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;

/**
 * A medium read on demand by HTTP ranges of 256 KiB; those read last, of all media, are kept.
 *
 * <p>A range that fails is asked for once more; a connection may have been closed while idle.
 */
final class HttpMedia implements MediaSource {

  private static final int BLOCK = 256 * 1024;

  private final MediaRequest request;
  private final MediaClient client;
  private final long length;
  private final BlockCache blocks;

  HttpMedia(MediaRequest request, MediaClient client, long length) {
    this(request, client, length, BlockCache.COMMON);
  }

  HttpMedia(MediaRequest request, MediaClient client, long length, BlockCache blocks) {
    this.blocks = blocks;
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
    byte[] known = blocks.find(this, number);
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
    blocks.put(this, number, fetched);
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
  public void close() {
    blocks.forget(this);
  }
}
