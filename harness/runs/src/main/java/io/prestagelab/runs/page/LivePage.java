package io.prestagelab.runs.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * The page of a run while it goes on, on the loopback interface: server-sent events bring what is
 * new. The address holds a random word, and a request has to name this host: neither another user
 * nor a page from elsewhere in the same browser can read along.
 */
public final class LivePage implements AutoCloseable {
  private static final int MOST_VIEWERS = 16;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(LivePage::daemon);
  private final Semaphore viewers = new Semaphore(MOST_VIEWERS);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ChosenRun chosen;
  private final String base;

  /**
   * Serves the page.
   *
   * @param chosen which run is shown
   * @param port 0 for one that is free
   * @throws RunException if the port cannot be used
   */
  public LivePage(ChosenRun chosen, int port) {
    this.chosen = chosen;
    byte[] token = new byte[16];
    new SecureRandom().nextBytes(token);
    this.base = "/" + HexFormat.of().formatHex(token) + "/";
    try {
      server = HttpServer.create(new InetSocketAddress(loopback(), port), 0);
    } catch (IOException e) {
      throw new RunException(
          "cannot serve the page on port %d (%s); choose another with --port"
              .formatted(port, FileTrouble.reason(e)),
          e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** By its number: the name could be of IPv6, and the address that is printed is not. */
  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "live-page");
    thread.setDaemon(true);
    return thread;
  }

  /** Where the page is. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + base);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!ownHost(exchange) || !path.startsWith(base)) {
        refuse(exchange, 404, "Not here; the address that lab watch printed is right.");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        refuse(exchange, 405, "Only GET.");
      } else if (path.equals(base)) {
        page(exchange);
      } else if (path.equals(base + "events")) {
        events(exchange);
      } else {
        refuse(exchange, 404, "Nothing of that name.");
      }
    }
  }

  /** A name that was made to point here (DNS rebinding) is not ours. */
  private boolean ownHost(HttpExchange exchange) {
    int port = server.getAddress().getPort();
    String host = exchange.getRequestHeaders().getFirst("Host");
    return List.of("127.0.0.1:" + port, "localhost:" + port).contains(String.valueOf(host));
  }

  private static void refuse(HttpExchange exchange, int status, String words) throws IOException {
    byte[] body = (words + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static OutputStream begin(HttpExchange exchange, String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }

  private static void page(HttpExchange exchange) throws IOException {
    try (var out = new OutputStreamWriter(begin(exchange, "text/html"), StandardCharsets.UTF_8)) {
      new PageTemplate("run.html")
          .write(out, Map.of("live", "events", "name", "waiting for a run", "ended", false));
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    if (!viewers.tryAcquire()) {
      refuse(exchange, 503, "Too many look at this page already.");
      return;
    }
    try (OutputStream out = begin(exchange, "text/event-stream")) {
      new LiveStream(out, chosen).run(closed);
    } catch (IOException e) {
      return; // the viewer has gone
    } finally {
      viewers.release();
    }
  }

  /** Which run is shown: a certain one, or always the newest. */
  public static final class ChosenRun {
    private final Path folder;
    private final boolean newest;

    private ChosenRun(Path folder, boolean newest) {
      this.folder = folder;
      this.newest = newest;
    }

    /** The run in {@code folder}. */
    public static ChosenRun of(Path folder) {
      return new ChosenRun(folder, false);
    }

    /** The newest of those in {@code runs}. */
    public static ChosenRun newestIn(Path runs) {
      return new ChosenRun(runs, true);
    }

    /** Its folder now; empty if there is none yet. */
    java.util.Optional<Path> now() {
      return newest ? NewestRun.in(folder) : java.util.Optional.of(folder);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
