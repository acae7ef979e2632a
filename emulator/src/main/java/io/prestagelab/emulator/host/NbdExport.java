package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaReadListener;
import io.prestagelab.emulator.media.MediaSource;
import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One medium offered read-only to QEMU by NBD on a unix socket, from inside this process. */
final class NbdExport implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NbdExport.class);

  private final MediaSource medium;
  private final MediaReadListener reads;
  private final Path folder;
  private final GuestSocket socket;
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  NbdExport(MediaSource medium, MediaReadListener reads) throws IOException {
    this.medium = medium;
    this.reads = reads;
    this.folder = SocketFolder.create();
    this.socket = GuestSocket.listen(folder.resolve("nbd"));
    Daemons.start("nbd-" + medium.name(), this::acceptAll);
  }

  Path path() {
    return socket.path();
  }

  private void acceptAll() {
    while (socket.server().isOpen()) {
      try {
        SocketChannel channel = socket.accept();
        connections.add(channel);
        Daemons.start("nbd-serve-" + medium.name(), () -> serve(channel));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.warn("medium {}: {}", medium.name(), e.toString());
        return;
      }
    }
  }

  private void serve(SocketChannel channel) {
    try (channel) {
      new NbdConnection(channel, medium, reads).serve();
    } catch (ClosedChannelException e) {
      LOG.debug("medium {} taken out", medium.name());
    } catch (IOException e) {
      LOG.warn("medium {}: connection ended: {}", medium.name(), e.toString());
    } finally {
      connections.remove(channel);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (SocketChannel channel : connections) {
      channel.close();
    }
    Files.deleteIfExists(folder);
  }
}
