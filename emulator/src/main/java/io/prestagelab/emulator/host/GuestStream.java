package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a guest sends through one channel, to the end. Of a serial port one thread reads and
 * does nothing else, another passes on: QEMU can have 277 characters of it on their way, and while
 * it has, the port is busy; firmware does not wait long for that and leaves the rest of a line out.
 */
final class GuestStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestStream.class);

  /** So many bytes wait to be passed on before no more are read. */
  private static final int MOST_WAITING = 16 << 20;

  private final SocketChannel channel;
  private final String name;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final CountDownLatch done = new CountDownLatch(1);
  private boolean ended;

  private GuestStream(SocketChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  /** A channel whose guest waits for its reader: what is read is passed on at once. */
  static GuestStream of(SocketChannel channel, String name, Consumer<byte[]> sink) {
    GuestStream stream = new GuestStream(channel, name);
    start(name, () -> stream.readAll(sink::accept), stream.done::countDown);
    return stream;
  }

  /** A serial port, whose guest does not wait. */
  static GuestStream ofSerialPort(SocketChannel channel, String name, Consumer<byte[]> sink) {
    GuestStream stream = new GuestStream(channel, name);
    start(name + "-reader", () -> stream.readAll(stream::add), stream::end);
    start(name, () -> stream.passOn(sink), stream.done::countDown);
    return stream;
  }

  /** What may wait until there is room. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private interface Sink {
    void accept(byte[] bytes) throws InterruptedException;
  }

  private static void start(String name, Work work, Runnable atEnd) {
    Daemons.start(
        name,
        () -> {
          try {
            work.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            atEnd.run();
          }
        });
  }

  private void readAll(Sink sink) throws InterruptedException {
    byte[] bytes = new byte[1 << 16];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (channel.read(buffer) >= 0) {
        sink.accept(Arrays.copyOf(bytes, buffer.position()));
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("{} ended: {}", name, e.toString());
    }
  }

  private synchronized void add(byte[] bytes) throws InterruptedException {
    while (waiting.size() > MOST_WAITING) {
      wait();
    }
    waiting.writeBytes(bytes);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private void passOn(Consumer<byte[]> sink) throws InterruptedException {
    for (byte[] next = next(); next.length > 0; next = next()) {
      sink.accept(next);
    }
  }

  /** All that waits; empty at the end. */
  private synchronized byte[] next() throws InterruptedException {
    while (waiting.size() == 0 && !ended) {
      wait();
    }
    byte[] all = waiting.toByteArray();
    waiting.reset();
    notifyAll();
    return all;
  }

  void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Waits until everything the guest sent has been passed on, at most two seconds. */
  void drain() {
    try {
      if (!done.await(2, TimeUnit.SECONDS)) {
        LOG.debug("{} has not ended", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
