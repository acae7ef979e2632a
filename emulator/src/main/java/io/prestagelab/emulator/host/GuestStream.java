package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a guest sends through one channel, on a thread of its own, to the end. */
final class GuestStream implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestStream.class);

  private final SocketChannel channel;
  private final Thread reader;

  GuestStream(SocketChannel channel, String name, Consumer<byte[]> sink) {
    this.channel = channel;
    this.reader = new Thread(() -> readAll(sink), name);
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll(Consumer<byte[]> sink) {
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    try {
      while (channel.read(buffer) >= 0) {
        sink.accept(Arrays.copyOf(buffer.array(), buffer.position()));
        buffer.clear();
      }
    } catch (IOException e) {
      LOG.debug("{} ended: {}", reader.getName(), e.toString());
    }
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
      reader.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
