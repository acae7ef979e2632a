package io.prestagelab.emulator.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server without byte ranges; it remembers who asked with credentials. */
public final class PlainWeb implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch half = new CountDownLatch(1);
  public final List<String> credentials = new CopyOnWriteArrayList<>();

  public PlainWeb() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
    server.start();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** A file that is sent whole whatever is asked. */
  public URI whole(byte[] bytes) {
    server.createContext(
        "/whole.iso",
        exchange -> {
          note(exchange);
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    return at("/whole.iso");
  }

  /** A file whose second half comes once {@link #goOn} is called, or never. */
  public URI halting(byte[] bytes) {
    server.createContext(
        "/halting.iso",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            half.countDown();
            open.await();
            exchange.getResponseBody().write(bytes, bytes.length / 2, bytes.length / 2);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return at("/halting.iso");
  }

  /** A redirect. */
  public URI leadingTo(URI place) {
    server.createContext(
        "/moved.iso",
        exchange -> {
          note(exchange);
          exchange.getResponseHeaders().set("Location", place.toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    return at("/moved.iso");
  }

  private void note(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    credentials.add(given == null ? "none" : given);
  }

  /** Waits until half of a halting file has been sent. */
  public void awaitHalf() throws InterruptedException {
    half.await();
  }

  public void goOn() {
    open.countDown();
  }

  @Override
  public void close() {
    goOn();
    server.stop(0);
    workers.shutdownNow();
  }
}
