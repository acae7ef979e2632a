package io.prestagelab.bmctools.record;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.prestagelab.bmctools.ToolException;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTPS server with a self-signed certificate, one function behind it. */
final class Front implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Front.class);
  private static final int MAX_BODY = 8 << 20;
  private static final int THREADS = 32;

  private final HttpsServer server;
  private final ExecutorService workers;
  private final Function<Incoming, Outgoing> service;

  private Front(HttpsServer server, Function<Incoming, Outgoing> service) {
    this.server = server;
    this.service = service;
    this.workers =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              Thread thread = new Thread(work, "recorder");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Listens at {@code address}; port 0 takes a free one.
   *
   * @param keys folder where the certificate is kept
   * @throws ToolException if the address is in use or none of this machine
   */
  static Front listen(InetSocketAddress address, Path keys, Function<Incoming, Outgoing> service) {
    try {
      HttpsServer server = HttpsServer.create(address, 64);
      server.setHttpsConfigurator(new HttpsConfigurator(Certificate.keptIn(keys).tls()));
      Front front = new Front(server, service);
      server.createContext("/", front::handle);
      server.setExecutor(front.workers);
      server.start();
      return front;
    } catch (IOException e) {
      throw new ToolException(
          "cannot listen at %s:%d (%s); choose another with --listen"
              .formatted(address.getHostString(), address.getPort(), Login.said(e)),
          e);
    }
  }

  /** {@code https://address:port}. */
  URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("https://" + shown + ":" + address.getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      String target = exchange.getRequestURI().toString();
      Outgoing answer =
          body.length > MAX_BODY
              ? Outgoing.error(413, "more than 8 MiB")
              : service.apply(new Incoming(exchange.getRequestMethod(), target, headers, body));
      if (answer.status() != Outgoing.SILENCE) {
        send(exchange, answer);
      }
    } catch (RuntimeException e) {
      LOG.error("{} {} failed", exchange.getRequestMethod(), exchange.getRequestURI(), e);
    }
  }

  private static void send(HttpExchange exchange, Outgoing answer) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
    if (bare && exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
    }
    exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
    if (!bare) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
  }
}
