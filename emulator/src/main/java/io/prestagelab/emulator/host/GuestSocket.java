package io.prestagelab.emulator.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A unix socket on which this process waits for QEMU, so that no connection has to be retried. */
record GuestSocket(Path path, ServerSocketChannel server) implements AutoCloseable {

  static GuestSocket listen(Path path) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), 4);
    return new GuestSocket(path, server);
  }

  /** Waits for a connection, until this socket is closed. */
  SocketChannel accept() throws IOException {
    return server.accept();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(path);
  }
}
