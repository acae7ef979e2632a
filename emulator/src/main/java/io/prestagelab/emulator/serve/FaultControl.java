package io.prestagelab.emulator.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.Fault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds, lists and removes faults of running BMCs over HTTP. Listens on the loopback address only,
 * and answers only those who call it by a loopback name, so that no web page can reach it.
 *
 * <pre>{@code
 * GET    /bmcs                      the BMCs
 * GET    /bmcs/NAME/faults          its faults, with how often each has struck
 * POST   /bmcs/NAME/faults          {"http": {...}}, {"media": {...}}, {"bmc": {...}} or {"host": {...}}
 * DELETE /bmcs/NAME/faults          all of them
 * DELETE /bmcs/NAME/faults/ID       one
 * }</pre>
 */
final class FaultControl implements AutoCloseable {

  private static final int MAX_BODY = 64 << 10;

  /** Callers that wait to be heard; whoever drives many BMCs comes with a connection for each. */
  private static final int BACKLOG = 512;

  private static final Map<String, Class<? extends Fault>> KINDS =
      new TreeMap<>(
          Map.of(
              "http", HttpFault.class,
              "media", MediaFault.class,
              "bmc", BmcFault.class,
              "host", HostFault.class));
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .changeDefaultPropertyInclusion(
              usual ->
                  usual.withValueInclusion(
                      com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
          .build();

  /** A request that is answered with an error. */
  private static final class Refusal extends Exception {
    private final int status;

    Refusal(int status, String message) {
      super(message);
      this.status = status;
    }
  }

  /** What is answered; null is no content. */
  private record Result(int status, @Nullable JsonNode body) {}

  private final BmcServer bmcs;
  private final HttpServer http;
  private final ExecutorService threads;

  /**
   * Begins to listen.
   *
   * @param port 0 takes a free one
   * @throws IOException if the port is in use
   */
  FaultControl(BmcServer bmcs, int port) throws IOException {
    this.bmcs = bmcs;
    this.http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    this.threads = Executors.newFixedThreadPool(2, Daemons.named("bmc-faults"));
    http.setExecutor(threads);
    http.createContext("/", this::handle);
    http.start();
  }

  /** Where it listens. */
  URI url() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Result result;
      try {
        result = answer(exchange);
      } catch (Refusal e) {
        result = new Result(e.status, error(e.getMessage()));
      }
      send(exchange, result);
    }
  }

  private static void send(HttpExchange exchange, Result result) throws IOException {
    JsonNode body = result.body();
    if (body == null) {
      exchange.sendResponseHeaders(result.status(), -1);
      return;
    }
    byte[] bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(result.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static ObjectNode error(@Nullable String message) {
    return JSON.createObjectNode().put("error", String.valueOf(message));
  }

  private Result answer(HttpExchange exchange) throws Refusal, IOException {
    checkCaller(exchange);
    String[] path = exchange.getRequestURI().getPath().split("/");
    String method = exchange.getRequestMethod();
    if (path.length == 2 && path[1].equals("bmcs") && method.equals("GET")) {
      return new Result(200, list());
    }
    boolean faults = path.length >= 4 && path[1].equals("bmcs") && path[3].equals("faults");
    if (!faults || path.length > 5) {
      throw new Refusal(404, "there is no " + exchange.getRequestURI().getPath() + "; see /bmcs");
    }
    FaultPlan plan = plan(path[2]);
    if (path.length == 5) {
      return one(plan, path[4], method);
    }
    return switch (method) {
      case "GET" -> new Result(200, shown(plan));
      case "POST" -> new Result(201, added(plan, exchange));
      case "DELETE" -> {
        plan.clear();
        yield new Result(204, null);
      }
      default -> throw new Refusal(405, method + " is not possible here");
    };
  }

  private static void checkCaller(HttpExchange exchange) throws Refusal {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!host.matches("(?i)(localhost|127\\.[0-9.]+|\\[::1\\])(:\\d+)?")) {
      throw new Refusal(403, "call this by a loopback address");
    }
  }

  private ArrayNode list() {
    ArrayNode list = JSON.createArrayNode();
    for (Bmc bmc : bmcs.bmcs()) {
      ObjectNode one = list.addObject();
      one.put("name", bmc.id());
      one.put("url", bmcs.url(bmc).toString());
      one.put("faults", bmc.settings().faults().all().size());
    }
    return list;
  }

  private FaultPlan plan(String name) throws Refusal {
    for (Bmc bmc : bmcs.bmcs()) {
      if (bmc.id().equals(name)) {
        return bmc.settings().faults();
      }
    }
    throw new Refusal(404, "there is no BMC '" + name + "'; see /bmcs");
  }

  private static Result one(FaultPlan plan, String id, String method) throws Refusal {
    if (!method.equals("DELETE")) {
      throw new Refusal(405, method + " is not possible here");
    }
    if (!id.matches("\\d{1,18}") || !plan.remove(Long.parseLong(id))) {
      throw new Refusal(404, "there is no fault " + id);
    }
    return new Result(204, null);
  }

  private static ArrayNode shown(FaultPlan plan) {
    ArrayNode list = JSON.createArrayNode();
    plan.all().forEach(planned -> list.add(shown(planned)));
    return list;
  }

  /** A fault of a plan as this API, and the log of faults, show it. */
  static ObjectNode shown(FaultPlan.Planned planned) {
    ObjectNode one = JSON.createObjectNode();
    one.put("id", planned.id());
    one.put("struck", planned.struck());
    for (Map.Entry<String, Class<? extends Fault>> kind : KINDS.entrySet()) {
      if (kind.getValue().isInstance(planned.fault())) {
        one.set(kind.getKey(), JSON.valueToTree(planned.fault()));
      }
    }
    return one;
  }

  private static ObjectNode added(FaultPlan plan, HttpExchange exchange)
      throws Refusal, IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (!type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new Refusal(415, "send application/json");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new Refusal(413, "a fault has at most " + MAX_BODY + " bytes");
    }
    try {
      return shown(plan.add(parsed(JSON.readTree(body))));
    } catch (JacksonException e) {
      throw new Refusal(400, YamlTrouble.words(e));
    } catch (IllegalStateException e) {
      throw new Refusal(409, String.valueOf(e.getMessage()));
    }
  }

  private static Fault parsed(JsonNode body) throws Refusal {
    List<String> names = List.copyOf(body.propertyNames());
    if (names.size() != 1 || !KINDS.containsKey(names.get(0))) {
      throw new Refusal(400, "send one object named by one of " + KINDS.keySet());
    }
    return JSON.treeToValue(body.path(names.get(0)), KINDS.get(names.get(0)));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
