package io.prestagelab.emulator.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what a guest sends through one channel, to the end. One thread reads and does nothing else,
 * another passes on: QEMU can have 277 characters of a serial port on their way, and while it has,
 * the port is busy; firmware does not wait long for that and leaves the rest of a line out.
 */
final class GuestStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestStream.class);

  /** So many bytes wait to be passed on before no more are read. */
  private static final int MOST_WAITING = 16 << 20;

  private final SocketChannel channel;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private final Thread passing;
  private boolean ended;

  GuestStream(SocketChannel channel, String name, Consumer<byte[]> sink) {
    this.channel = channel;
    this.passing = started(() -> passOn(sink), name);
    started(this::readAll, name + "-reader");
  }

  private static Thread started(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void readAll() {
    byte[] bytes = new byte[1 << 16];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      while (channel.read(buffer) >= 0) {
        add(bytes, buffer.position());
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("{} ended: {}", passing.getName(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  private synchronized void add(byte[] bytes, int count) throws InterruptedException {
    while (waiting.size() > MOST_WAITING) {
      wait();
    }
    waiting.write(bytes, 0, count);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private void passOn(Consumer<byte[]> sink) {
    try {
      for (byte[] next = next(); next.length > 0; next = next()) {
        sink.accept(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
      passing.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
