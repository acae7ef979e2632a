package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.media.MediaException;
import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;

/** A medium that is slow, cut short or wrong in one bit, as a fault plan wants it. */
final class FaultyMedia implements MediaSource {

  private final MediaSource source;
  private final MediaFault fault;
  private long freeAt = System.nanoTime();

  private FaultyMedia(MediaSource source, MediaFault fault) {
    this.source = source;
    this.fault = fault;
  }

  static MediaSource of(MediaSource source, MediaFault fault) {
    return fault.equals(MediaFault.NONE) ? source : new FaultyMedia(source, fault);
  }

  @Override
  public long length() {
    return source.length();
  }

  @Override
  public void read(long offset, ByteBuffer target) throws IOException {
    int start = target.position();
    int length = target.remaining();
    Long cutAt = fault.cutAt();
    if (cutAt != null && offset + length > cutAt) {
      throw new MediaException(name() + ": cut at byte " + cutAt + " by the fault plan");
    }
    slowDown(length);
    source.read(offset, target);
    Long flipAt = fault.flipAt();
    if (flipAt != null && flipAt >= offset && flipAt < offset + length) {
      int at = start + (int) (flipAt - offset);
      target.put(at, (byte) (target.get(at) ^ 1));
    }
  }

  private synchronized void slowDown(int length) throws IOException {
    Integer rate = fault.kibPerSecond();
    if (rate == null) {
      return;
    }
    long now = System.nanoTime();
    freeAt = Math.max(freeAt, now) + length * 1_000_000_000L / (rate * 1024L);
    try {
      Thread.sleep((freeAt - now) / 1_000_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("reading " + name()).initCause(e);
    }
  }

  @Override
  public long bytesPerSecond() {
    Integer rate = fault.kibPerSecond();
    return rate == null ? source.bytesPerSecond() : rate * 1024L;
  }

  @Override
  public MediaSource unhurried() {
    return new FaultyMedia(source.unhurried(), fault.withoutRate());
  }

  @Override
  public boolean streamed() {
    return source.streamed();
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
