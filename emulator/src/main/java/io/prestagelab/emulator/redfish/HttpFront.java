package io.prestagelab.emulator.redfish;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Disguise;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * HTTP(S) in front of Redfish services: one Jetty for any number of listening addresses, each of
 * which leads to a service of its own.
 */
public final class HttpFront implements AutoCloseable {

  private static final long MAX_BODY = 1 << 20;

  private final Map<InetSocketAddress, RedfishService> services = new ConcurrentHashMap<>();
  private final List<ServerSocketChannel> listening = new ArrayList<>();
  private final List<Closeable> acceptors = new ArrayList<>();
  private final ExchangeLog exchanges;
  private final @Nullable Certificate certificate;
  private final Javalin javalin;
  private @Nullable ServerConnector connector;

  /**
   * Prepares the front.
   *
   * @param certificate for TLS, or null for plain HTTP
   * @param exchangeLog file to which every exchange is appended, or null
   */
  public HttpFront(@Nullable Certificate certificate, @Nullable Path exchangeLog)
      throws IOException {
    this.certificate = certificate;
    this.exchanges = ExchangeLog.to(exchangeLog);
    this.javalin = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.http.maxRequestSize = MAX_BODY;
    config.http.compressionStrategy = io.javalin.compression.CompressionStrategy.NONE;
    config.jetty.addConnector(this::connector);
    config.routes.before(this::handle);
    ConsoleSockets consoles = new ConsoleSockets(this::service, HttpFront::head);
    config.routes.wsBeforeUpgrade(ConsoleSockets.path(), consoles::admit);
    config.routes.ws(ConsoleSockets.path(), consoles::serve);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(16 << 10);
    http.setUriCompliance(org.eclipse.jetty.http.UriCompliance.RFC3986);
    List<ConnectionFactory> factories = new ArrayList<>();
    if (certificate != null) {
      http.addCustomizer(new SecureRequestCustomizer(false));
      factories.add(
          new SslConnectionFactory(certificate.context(), HttpVersion.HTTP_1_1.asString()));
    }
    factories.add(new HttpConnectionFactory(http));
    ServerConnector made =
        new ServerConnector(
            server, null, null, null, 0, 2, factories.toArray(ConnectionFactory[]::new));
    made.setIdleTimeout(60_000);
    try {
      made.open(listening.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connector = made;
    return made;
  }

  /**
   * Opens an address for a service of {@code bmcs}; port 0 takes any free port.
   *
   * @throws IOException if the address is in use
   */
  public InetSocketAddress listen(InetSocketAddress wanted, List<Bmc> bmcs) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(wanted, 128);
    } catch (IOException e) {
      channel.close();
      throw new IOException(wanted + ": " + e.getMessage() + "; choose another port", e);
    }
    listening.add(channel);
    InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
    services.put(address, new RedfishService(bmcs));
    return address;
  }

  /** Begins to answer on all addresses. */
  public void start() throws IOException {
    javalin.start();
    ServerConnector ready = Objects.requireNonNull(connector, "no connector");
    for (ServerSocketChannel channel : listening.subList(1, listening.size())) {
      channel.configureBlocking(false);
      acceptors.add(ready.getSelectorManager().acceptor(channel));
    }
  }

  private void handle(Context context) throws IOException {
    RedfishService service = service(context);
    Request request = request(context);
    if (service == null) {
      send(context, new RedfishError(404, Messages.resourceMissing(context.path())).reply());
      context.skipRemainingHandlers();
      return;
    }
    HttpFault fault = service.strike(request).orElse(null);
    Reply reply =
        fault == null ? service.answer(request) : Striking.answer(service, request, fault);
    if (fault == null || !Striking.breaksOff(context, reply, fault)) {
      send(context, reply);
    }
    exchanges.add(request, reply, fault);
    context.skipRemainingHandlers();
  }

  private @Nullable RedfishService service(Context context) {
    return services.get(
        new InetSocketAddress(context.req().getLocalAddr(), context.req().getLocalPort()));
  }

  private static Request head(Context context) {
    return new Request("GET", context.path(), Map.of(), context::header, new byte[0]);
  }

  private static Request request(Context context) {
    return new Request(
        context.method().name(),
        context.path(),
        context.queryParamMap(),
        context::header,
        context.bodyAsBytes());
  }

  /** The service at {@code address} looks and behaves like {@code disguise} from now on. */
  public void wear(InetSocketAddress address, Disguise disguise) {
    Objects.requireNonNull(services.get(address), "no service").wear(disguise);
  }

  /**
   * The service at {@code address} shows {@code tree} from now on.
   *
   * @throws io.prestagelab.emulator.mockup.MockupException if the tree has no system
   */
  public void show(InetSocketAddress address, MockupTree tree) {
    Objects.requireNonNull(services.get(address), "no service").show(tree);
  }

  private static void send(Context context, Reply reply) {
    context.status(reply.status());
    context.header("OData-Version", "4.0");
    context.header("Cache-Control", "no-cache");
    reply.headers().forEach(context::header);
    ObjectNode body = reply.body();
    if (body != null) {
      context.contentType("application/json;charset=utf-8");
      context.result(Json.MAPPER.writeValueAsBytes(body));
    } else if (reply.raw() != null) {
      context.contentType(reply.headers().getOrDefault("Content-Type", "text/plain"));
      context.result(reply.raw());
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable acceptor : acceptors) {
      acceptor.close();
    }
    javalin.stop();
    for (ServerSocketChannel channel : listening) {
      channel.close();
    }
    exchanges.close();
  }
}
