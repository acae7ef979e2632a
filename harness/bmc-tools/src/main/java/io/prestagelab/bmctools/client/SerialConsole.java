package io.prestagelab.bmctools.client;

import io.prestagelab.emulator.tls.AnyCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A server's serial console through its BMC: the WebSocket that {@code SerialConsole/WebSocket} of
 * the system names.
 *
 * <p>Source: DSP0268, ComputerSystem; DSP0266, WebSocket inbound access.
 */
public final class SerialConsole implements AutoCloseable {

  private static final String STEP = "serial console";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** A connection that nobody closes can be gone all the same: the BMC is asked for a sign. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  /** RFC 6455, 7.4.1: the server ends for a reason of its own; anything else is a failure. */
  private static final int NORMAL = 1000;

  private final Ears ears;
  private final WebSocket socket;

  private SerialConsole(Ears ears, WebSocket socket) {
    this.ears = ears;
    this.socket = socket;
  }

  /**
   * Opens the console of a system.
   *
   * @param base {@code https://address:port} of the BMC
   * @param system id of the system, or null if there is only one
   * @param heard is given all bytes, those of before first
   * @throws RedfishException if there is no such console, or it is not opened to this user
   */
  public static SerialConsole open(
      URI base, String user, String password, @Nullable String system, Consumer<byte[]> heard) {
    String basic = Connection.basic(user, password);
    Connection connection = new Connection(base, exchange -> {});
    connection.useBasic(basic);
    URI place = socketOf(base.resolve(Places.path(consoleUri(connection, system))));
    Ears ears = new Ears(heard);
    try {
      WebSocket socket =
          HttpClient.newBuilder()
              .sslContext(AnyCertificate.context())
              .connectTimeout(LIMIT)
              .build()
              .newWebSocketBuilder()
              .connectTimeout(LIMIT)
              .header("Authorization", basic)
              .buildAsync(place, ears)
              .join();
      return new SerialConsole(ears, socket);
    } catch (CompletionException e) {
      throw new RedfishException(STEP, why(e.getCause()), e);
    }
  }

  private static String why(@Nullable Throwable cause) {
    return cause instanceof WebSocketHandshakeException refused
        ? "the BMC does not open it (HTTP " + refused.getResponse().statusCode() + ")"
        : "the BMC does not open it (" + cause + ")";
  }

  private static URI socketOf(URI http) {
    return URI.create(http.toString().replaceFirst("^http", "ws"));
  }

  private static String consoleUri(Connection connection, @Nullable String system) {
    JsonNode systems = read(connection, "/redfish/v1/Systems").path("Members");
    String uri = null;
    for (JsonNode member : systems) {
      String id = member.path("@odata.id").asString("");
      if (system == null ? systems.size() == 1 : id.endsWith("/" + system)) {
        uri = id;
      }
    }
    if (uri == null) {
      String known =
          systems
              .valueStream()
              .map(one -> one.path("@odata.id").asString("").replaceFirst(".*/", ""))
              .collect(Collectors.joining(", "));
      throw new RedfishException(STEP, "name one of the BMC's systems by --system: " + known);
    }
    JsonNode console = read(connection, uri).at("/SerialConsole/WebSocket");
    Optional<String> place = BmcReply.text(console, "ConsoleURI");
    return place.orElseThrow(
        () -> new RedfishException(STEP, "the BMC offers none by WebSocket for this system"));
  }

  private static JsonNode read(Connection connection, String path) {
    BmcReply reply = connection.get(STEP, path);
    if (!reply.ok()) {
      throw new RedfishException(STEP, path + ": " + reply.reason());
    }
    return reply.body();
  }

  /** Types {@code text}; a BMC may shut out a user that may only read. */
  public void type(String text) {
    socket.sendText(text, true).join();
  }

  /**
   * Waits until the BMC ends the console.
   *
   * @throws RedfishException if it does so because something is wrong
   */
  public void await() {
    try {
      while (!isEnded()) {
        ping();
      }
    } catch (ExecutionException | CompletionException e) {
      throw new RedfishException(STEP, "the connection broke off (" + e.getCause() + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(STEP, "interrupted", e);
    }
    if (ears.status != NORMAL) {
      String reason = ears.reason.isEmpty() ? "" : ": " + ears.reason;
      throw new RedfishException(STEP, "the BMC ended it (" + ears.status + reason + ")");
    }
  }

  /** Waits for the end, not for ever. */
  private boolean isEnded() throws ExecutionException, InterruptedException {
    try {
      ears.end.get(PAUSE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private void ping() {
    if (!ears.answered) {
      throw new RedfishException(STEP, "the BMC does not answer any more");
    }
    ears.answered = false;
    socket.sendPing(ByteBuffer.allocate(0)).join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Ears implements WebSocket.Listener {
    private final Consumer<byte[]> heard;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile int status;
    private volatile boolean answered = true;
    private volatile String reason = "";

    Ears(Consumer<byte[]> heard) {
      this.heard = heard;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      byte[] bytes = new byte[data.remaining()];
      data.get(bytes);
      heard.accept(bytes);
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      heard.accept(data.toString().getBytes(StandardCharsets.UTF_8));
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
      answered = true;
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String why) {
      status = code;
      reason = why;
      end.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
      end.completeExceptionally(problem);
    }
  }
}
