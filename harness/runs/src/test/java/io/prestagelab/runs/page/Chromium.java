package io.prestagelab.runs.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real, headless Chromium with one tab, driven by the DevTools protocol over a WebSocket. */
final class Chromium implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LIMIT_SECONDS = 180;

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final String session;

  private Chromium(Process process, String address) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Ears())
            .join();
    String target =
        call("Target.createTarget", Map.of("url", "about:blank"), "").path("targetId").asString();
    this.session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true), "")
            .path("sessionId")
            .asString();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
  }

  /** Its program on the path, or null. */
  static @Nullable String program() {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .map(folder -> Path.of(folder, "chromium"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse(null);
  }

  static Chromium start(String program, Path profile) throws IOException {
    Process process =
        new ProcessBuilder(
                program,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader errors = process.errorReader(StandardCharsets.UTF_8);
    String words = "DevTools listening on ";
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(words)) {
        Thread drain = new Thread(() -> errors.lines().forEach(rest -> {}), "chromium-errors");
        drain.setDaemon(true);
        drain.start();
        return new Chromium(process, line.substring(words.length()).strip());
      }
    }
    throw new IOException("Chromium ended before it listened");
  }

  /** Loads a page and waits until all of it is there. */
  void open(URI page) {
    call("Page.navigate", Map.of("url", "about:blank"));
    call("Page.navigate", Map.of("url", page.toString()));
    until("location.href !== 'about:blank' && document.readyState === 'complete'");
  }

  /** Waits until an expression is true. */
  void until(String expression) {
    JsonNode ignored =
        evaluate(
            "new Promise(done => { const look = () => { if ("
                + expression
                + ") done(true); else setTimeout(look, 20); }; look(); })");
    if (!ignored.asBoolean(false)) {
      throw new IllegalStateException(expression + " never came true");
    }
  }

  /** The value of an expression, of a promise what it ends with. */
  JsonNode evaluate(String expression) {
    JsonNode reply =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (reply.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + reply.path("exceptionDetails"));
    }
    return reply.path("result").path("value");
  }

  /** Presses and releases a key. */
  void key(String key) {
    Map<String, Object> down = new HashMap<>(Map.of("type", "keyDown", "key", key));
    if (key.length() == 1) {
      down.put("text", key);
    }
    call("Input.dispatchKeyEvent", down);
    call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void scheme(String lightOrDark) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", lightOrDark))));
  }

  void picture(Path png) throws IOException {
    String data = call("Page.captureScreenshot", Map.of("format", "png")).path("data").asString();
    Files.write(png, Base64.getDecoder().decode(data));
  }

  /** Errors and warnings in the console, exceptions, requests that failed. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return call(method, parameters, session);
  }

  private synchronized JsonNode call(String method, Map<String, ?> parameters, String to) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    Map<String, Object> message = new HashMap<>();
    message.put("id", id);
    message.put("method", method);
    message.put("params", parameters);
    if (!to.isEmpty()) {
      message.put("sessionId", to);
    }
    socket.sendText(JSON.writeValueAsString(message), true).join();
    JsonNode answer = reply.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    if (answer.has("error")) {
      throw new IllegalStateException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  private final class Ears implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(JSON.readTree(text.toString()));
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void take(JsonNode message) {
      CompletableFuture<JsonNode> reply = waiting.remove(message.path("id").asInt(-1));
      if (reply != null) {
        reply.complete(message);
      }
      String method = message.path("method").asString("");
      JsonNode what = message.path("params");
      boolean logged =
          method.equals("Runtime.consoleAPICalled")
              && List.of("error", "warning", "assert").contains(what.path("type").asString(""));
      if (logged || method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
        complaints.add(what.toString());
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
    process.destroyForcibly();
    process.onExit().join();
  }
}
