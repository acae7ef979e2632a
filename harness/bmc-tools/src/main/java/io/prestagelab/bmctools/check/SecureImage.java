package io.prestagelab.bmctools.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.serving.ByteRange;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One file over HTTPS with a self-signed certificate, on a free port, with byte ranges. */
final class SecureImage implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool(SecureImage::daemon);
  private final Path file;

  private SecureImage(HttpsServer server, String path, Path file) {
    this.server = server;
    this.file = file;
    server.setExecutor(workers);
    server.createContext(path, this::send);
    server.start();
  }

  /**
   * Serves {@code file} at {@code path}.
   *
   * @param keys folder where the certificate is kept
   */
  static SecureImage serve(String address, Path keys, String path, Path file) {
    try {
      HttpsServer server = HttpsServer.create(new InetSocketAddress(address, 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(Certificate.keptIn(keys).tls()));
      return new SecureImage(server, path, file);
    } catch (IOException e) {
      throw new ToolException(
          "%s cannot be listened at (%s); give an address of this machine with --serve"
              .formatted(address, e.getMessage()),
          e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "canary-https");
    thread.setDaemon(true);
    return thread;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void send(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      String wanted = exchange.getRequestHeaders().getFirst("Range");
      ByteRange whole = new ByteRange(0, size);
      ByteRange range = wanted == null ? whole : ByteRange.parse(wanted, size).orElse(whole);
      exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(size));
        exchange.sendResponseHeaders(200, -1);
      } else if (!range.satisfiable()) {
        exchange.getResponseHeaders().set("Content-Range", "bytes */" + size);
        exchange.sendResponseHeaders(416, -1);
      } else {
        if (wanted != null) {
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Range",
                  "bytes %d-%d/%d"
                      .formatted(range.first(), range.first() + range.length() - 1, size));
        }
        exchange.sendResponseHeaders(wanted == null ? 200 : 206, range.length());
        in.skipNBytes(range.first());
        copy(in, exchange, range.length());
      }
    }
  }

  private static void copy(InputStream in, HttpExchange exchange, long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    for (long left = length; left > 0; ) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        throw new IOException("the file became shorter");
      }
      exchange.getResponseBody().write(buffer, 0, count);
      left -= count;
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}
