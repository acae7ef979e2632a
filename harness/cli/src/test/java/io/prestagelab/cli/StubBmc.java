package io.prestagelab.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service at a free port of the loopback address that behaves badly, and keeps what was asked.
 */
final class StubBmc implements AutoCloseable {
  static final String SESSION = "/redfish/v1/SessionService/Sessions/1";
  private static final String ROOT =
      """
      {"RedfishVersion": "1.6.0", "Systems": {"@odata.id": "/redfish/v1/Systems"},
       "Links": {"Sessions": {"@odata.id": "/redfish/v1/SessionService/Sessions"}}}
      """;

  /** What it does after the service root. */
  enum Manner {
    /** It is some other web server. */
    FOREIGN,
    /** It refuses every password. */
    REFUSES,
    /** It breaks off each connection once there is a session. */
    DIES,
    /** It does not answer once there is a session, except to the end of that. */
    HANGS
  }

  final List<String> asked = new CopyOnWriteArrayList<>();
  final CountDownLatch hanging = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final Manner manner;

  StubBmc(Manner manner) throws IOException {
    this.manner = manner;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getPath();
    asked.add(method + " " + path);
    try (exchange) {
      if (manner == Manner.FOREIGN) {
        answer(exchange, 200, "<html>It works!</html>");
      } else if (path.matches("/redfish/v1/?") && asked.size() == 1) {
        answer(exchange, 200, ROOT);
      } else if (manner == Manner.REFUSES) {
        answer(exchange, 401, "{}");
      } else if (method.equals("POST")) {
        exchange.getResponseHeaders().set("X-Auth-Token", "token");
        exchange.getResponseHeaders().set("Location", SESSION);
        answer(exchange, 201, "{}");
      } else if (manner == Manner.HANGS && method.equals("DELETE")) {
        answer(exchange, 200, "{}");
      } else if (manner == Manner.HANGS) {
        hanging.countDown();
        end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    workers.shutdown();
  }
}
