package io.prestagelab.bmctools.record;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** An image that any BMC can fetch. */
final class ServedImage implements AutoCloseable {
  private final HttpServer server;

  ServedImage() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/boot.iso",
        exchange -> {
          boolean head = exchange.getRequestMethod().equals("HEAD");
          exchange.sendResponseHeaders(200, head ? -1 : 4096);
          if (!head) {
            exchange.getResponseBody().write(new byte[4096]);
          }
          exchange.close();
        });
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/boot.iso");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
