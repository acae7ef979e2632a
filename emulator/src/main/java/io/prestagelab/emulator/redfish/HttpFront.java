package io.prestagelab.emulator.redfish;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Disguise;
import io.prestagelab.emulator.tls.Certificate;
import io.prestagelab.emulator.tls.TlsIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP(S) in front of Redfish services: one Jetty for any number of listening addresses, each of
 * which leads to a service of its own. No client can hold a thread: bodies, delays and event
 * streams wait without one.
 */
public final class HttpFront implements AutoCloseable {

  private static final int MAX_HEADER = 16 << 10;
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofSeconds(5);

  private final Map<InetSocketAddress, RedfishService> services = new ConcurrentHashMap<>();
  private final List<ServerSocketChannel> listening = new ArrayList<>();
  private final List<Closeable> acceptors = new ArrayList<>();
  private final Connections connections = new Connections();
  private final ExchangeLog exchanges;
  private final TlsIdentity tls;
  private final Duration heartbeat;
  private final Javalin javalin;
  private @Nullable ServerConnector connector;

  /**
   * Prepares the front.
   *
   * @param certificate for TLS, or null for plain HTTP
   * @param exchangeLog file to which every exchange is appended, or null
   * @param heartbeat how often an idle event stream is probed
   */
  public HttpFront(
      @Nullable Certificate certificate, @Nullable Path exchangeLog, Duration heartbeat)
      throws IOException {
    this.exchanges = ExchangeLog.to(exchangeLog);
    this.tls = new TlsIdentity(certificate);
    this.heartbeat = heartbeat;
    this.javalin = Javalin.create(this::configure);
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.jetty.modifyServer(
        server -> {
          server.setHandler(new HttpExchange(this::service, connections, exchanges));
          server.setErrorHandler(HttpExchange::error);
        });
    config.jetty.addConnector(this::connector);
    ConsoleSockets consoles = new ConsoleSockets(this::service, HttpFront::head);
    config.routes.wsBeforeUpgrade(ConsoleSockets.path(), consoles::admit);
    config.routes.ws(ConsoleSockets.path(), consoles::serve);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(MAX_HEADER);
    http.setUriCompliance(UriCompliance.RFC3986);
    List<ConnectionFactory> factories = new ArrayList<>();
    if (tls.isUsed()) {
      http.addCustomizer(new SecureRequestCustomizer(false));
      factories.add(new SslConnectionFactory(tls.context(), HttpVersion.HTTP_1_1.asString()));
    }
    factories.add(new HttpConnectionFactory(http));
    ServerConnector made =
        new ServerConnector(
            server, null, null, null, 0, 2, factories.toArray(ConnectionFactory[]::new));
    made.setIdleTimeout(IDLE.toMillis());
    made.addBean(connections);
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
      throw new IOException(AddressTrouble.words(wanted, e), e);
    }
    listening.add(channel);
    InetSocketAddress address = (InetSocketAddress) channel.getLocalAddress();
    services.put(address, new RedfishService(bmcs, tls, address));
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
    Server server = ready.getServer();
    repeat(server, SWEEP, () -> connections.sweep(IDLE));
    repeat(
        server,
        heartbeat,
        () -> services.values().forEach(service -> service.subscriptions().heartbeat()));
  }

  private static void repeat(Server server, Duration pause, Runnable work) {
    Runnable again =
        () -> {
          work.run();
          repeat(server, pause, work);
        };
    if (server.isRunning()) {
      server.getScheduler().schedule(again, pause);
    }
  }

  private @Nullable RedfishService service(InetSocketAddress address) {
    return services.get(address);
  }

  private @Nullable RedfishService service(Context context) {
    return services.get(
        new InetSocketAddress(context.req().getLocalAddr(), context.req().getLocalPort()));
  }

  private static Request head(Context context) {
    return new Request("GET", context.path(), Map.of(), context::header, new byte[0]);
  }

  /** The service at {@code address} looks and behaves like {@code disguise} from now on. */
  public void wear(InetSocketAddress address, Disguise disguise) {
    Objects.requireNonNull(services.get(address), "no service").wear(disguise);
  }

  /**
   * The service at {@code address} shows {@code tree} from now on.
   *
   * @param asShown whether its servers begin as the tree shows them, or off and empty
   */
  public void show(InetSocketAddress address, MockupTree tree, boolean asShown) {
    Objects.requireNonNull(services.get(address), "no service").show(tree, asShown);
  }

  /** The service at {@code address} can be found by SSDP from now on. */
  public void announce(InetSocketAddress address) {
    Objects.requireNonNull(services.get(address), "no service").announce();
  }

  /** The certificate that clients see; none with plain HTTP. */
  public Optional<Certificate> certificate() {
    return tls.isUsed() ? Optional.of(tls.certificate()) : Optional.empty();
  }

  /** New connections see {@code other} from now on. */
  public void replace(Certificate other) throws IOException {
    tls.replace(other);
  }

  @Override
  public void close() throws IOException {
    services.values().forEach(RedfishService::close);
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
