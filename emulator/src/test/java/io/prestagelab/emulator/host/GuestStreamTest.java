package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class GuestStreamTest {

  private static final int MANY = 5_000;

  @TempDir Path folder;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

  /** So many single bytes do not fit into a unix socket: somebody must read them meanwhile. */
  @Test
  @Timeout(60)
  void a_guest_can_send_while_nobody_has_passed_on_what_it_sent_before() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    try (GuestSocket socket = GuestSocket.listen(folder.resolve("s"));
        SocketChannel guest = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
        GuestStream stream =
            GuestStream.ofSerialPort(
                socket.accept(),
                "test",
                bytes -> {
                  awaitQuietly(slow);
                  heard.writeBytes(bytes);
                })) {
      send(guest, MANY);
      slow.countDown();
      guest.shutdownOutput();
      stream.drain();
    }
    assertThat(heard.toByteArray()).hasSize(MANY).containsOnly('x');
  }

  private static void send(SocketChannel guest, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      guest.write(ByteBuffer.wrap(new byte[] {'x'}));
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
