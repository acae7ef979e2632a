package io.prestagelab.emulator.redfish;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.bmc.ConsoleFeed;
import io.prestagelab.emulator.host.HostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serial consoles by WebSocket (DSP0266, WebSocket inbound access): binary messages with what the
 * server says; what is sent is typed, if the user's role may change the system.
 */
final class ConsoleSockets {

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleSockets.class);
  private static final String PATH = Ids.ROOT + "/Systems/{system}/SerialConsole";
  private static final String ADMITTED = "admitted";

  /** RFC 6455, 7.4.1: the message is against the policy. */
  private static final int REFUSED = 1008;

  private record Admitted(Bmc bmc, boolean mayType) {}

  private final Function<Context, @Nullable RedfishService> services;
  private final Function<Context, Request> requests;
  private final Map<String, Runnable> readers = new ConcurrentHashMap<>();

  ConsoleSockets(
      Function<Context, @Nullable RedfishService> services, Function<Context, Request> requests) {
    this.services = services;
    this.requests = requests;
  }

  static String path() {
    return PATH;
  }

  /** Lets a client in who could read the system, or refuses the upgrade. */
  void admit(Context context) {
    RedfishService service = services.apply(context);
    String[] parts = context.path().split("/", -1);
    if (service == null || parts.length != 6) {
      throw new HttpResponseException(404, "no such console", Map.of());
    }
    try {
      RedfishService.Reader reader = service.reader(requests.apply(context), parts[4]);
      context.attribute(
          ADMITTED,
          new Admitted(
              reader.bmc(), Privilege.CONFIGURE_COMPONENTS.isHeldBy(reader.account().role())));
    } catch (RedfishError e) {
      throw new HttpResponseException(e.reply().status(), "not admitted", Map.of());
    }
  }

  void serve(WsConfig socket) {
    socket.onConnect(this::connected);
    socket.onMessage(message -> type(message, message.message().getBytes(StandardCharsets.UTF_8)));
    socket.onBinaryMessage(
        message -> {
          byte[] bytes = new byte[message.data().remaining()];
          message.data().get(bytes);
          type(message, bytes);
        });
    socket.onClose(closed -> forget(closed.sessionId()));
    socket.onError(failed -> forget(failed.sessionId()));
  }

  private void connected(WsConnectContext context) {
    context.enableAutomaticPings(15, TimeUnit.SECONDS);
    try {
      Runnable end = admitted(context).bmc().console().read(new Socket(context));
      readers.put(context.sessionId(), end);
    } catch (BmcException e) {
      context.closeSession(REFUSED, String.valueOf(e.getMessage()));
    }
  }

  private static Admitted admitted(WsContext context) {
    return Objects.requireNonNull(context.<Admitted>attribute(ADMITTED), ADMITTED);
  }

  private static void type(WsContext context, byte[] bytes) {
    Admitted admitted = admitted(context);
    if (!admitted.mayType()) {
      context.closeSession(REFUSED, "only an Operator or Administrator may type");
      return;
    }
    try {
      admitted.bmc().host().type(bytes);
    } catch (HostException e) {
      LOG.debug("typed in vain: {}", e.getMessage());
    }
  }

  private void forget(String session) {
    Runnable end = readers.remove(session);
    if (end != null) {
      end.run();
    }
  }

  private record Socket(WsContext context) implements ConsoleFeed.Sink {

    @Override
    public void send(byte[] bytes, Runnable sent) {
      context.session.sendBinary(
          ByteBuffer.wrap(bytes),
          Callback.from(
              sent, failure -> LOG.debug("a console reader left: {}", failure.toString())));
    }

    @Override
    public void dropped() {
      context.closeSession(REFUSED, "too slow for this console");
    }
  }
}
