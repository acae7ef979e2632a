package io.prestagelab.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events to many listeners: each of some BMCs sends test events at a steady rate, each to all of
 * its listeners, and what comes is looked at for order and completeness.
 */
final class EventLoad implements AutoCloseable {
  private static final Pattern NUMBER = Pattern.compile("bench event (\\d+)");
  private static final String SUBSCRIPTIONS = "/redfish/v1/EventService/Subscriptions";
  private static final String SUBMIT =
      "/redfish/v1/EventService/Actions/EventService.SubmitTestEvent";

  private final Map<String, List<Integer>> heard = new ConcurrentHashMap<>();
  private final ExecutorService workers = Executors.newFixedThreadPool(16);
  private final HttpServer listener;
  private final CountDownLatch left;
  private final List<RedfishClient> bmcs;
  private final int listeners;

  /** Listens for {@code events} of each of {@code bmcs}, by so many listeners each. */
  EventLoad(List<RedfishClient> bmcs, int listeners, int events) throws IOException {
    this.bmcs = bmcs;
    this.listeners = listeners;
    this.left = new CountDownLatch(bmcs.size() * listeners * events);
    this.listener =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    listener.setExecutor(workers);
    listener.createContext("/", this::hear);
    listener.start();
    for (int bmc = 0; bmc < bmcs.size(); bmc++) {
      for (int i = 0; i < listeners; i++) {
        String place =
            "http://127.0.0.1:%d/%d/%d".formatted(listener.getAddress().getPort(), bmc, i);
        String body =
            "{\"Destination\": \"%s\", \"Protocol\": \"Redfish\", \"Context\": \"bench\"}"
                .formatted(place);
        int status = bmcs.get(bmc).post(SUBSCRIPTIONS, body).status();
        if (status != 201) {
          throw new IOException("subscription %d of a BMC: HTTP %d".formatted(i + 1, status));
        }
      }
    }
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = NUMBER.matcher(body);
      if (matcher.find()) {
        heard
            .computeIfAbsent(
                exchange.getRequestURI().getPath(), path -> new CopyOnWriteArrayList<>())
            .add(Integer.valueOf(matcher.group(1)));
        left.countDown();
      }
      // last: the answer lets the next event come, by another thread
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** Sends {@code events} from each BMC, so many a second each; says what came, and how. */
  String run(int events, int perSecond) throws InterruptedException {
    long begin = System.nanoTime();
    for (int event = 0; event < events; event++) {
      LockSupport.parkNanos(begin + event * 1_000_000_000L / perSecond - System.nanoTime());
      String body =
          "{\"MessageId\": \"ResourceEvent.1.4.ResourceChanged\", \"Message\": \"bench event %d\"}"
              .formatted(event);
      for (RedfishClient bmc : bmcs) {
        bmc.post(SUBMIT, body);
      }
    }
    double sending = (System.nanoTime() - begin) / 1e9;
    boolean all = left.await(60, TimeUnit.SECONDS);
    long came = heard.values().stream().mapToLong(List::size).sum();
    int places = bmcs.size() * listeners;
    long ordered = heard.values().stream().filter(EventLoad::isOrdered).count();
    return "%d of %d came%s at %.0f/s, in order at %d of %d listeners"
        .formatted(
            came,
            (long) places * events,
            all ? "" : " (NOT ALL)",
            came / Math.max(sending, 0.001),
            ordered,
            places);
  }

  private static boolean isOrdered(List<Integer> numbers) {
    List<Integer> sorted = new ArrayList<>(numbers);
    sorted.sort(null);
    return sorted.equals(numbers);
  }

  @Override
  public void close() {
    listener.stop(0);
    workers.shutdown();
  }
}
