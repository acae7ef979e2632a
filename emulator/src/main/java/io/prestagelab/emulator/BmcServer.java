package io.prestagelab.emulator;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Disguise;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.redfish.HttpFront;
import io.prestagelab.emulator.thread.Daemons;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Any number of BMCs in this process, each with a server behind it and an address of its own.
 *
 * <pre>{@code
 * try (BmcServer server = new BmcServer(BmcServerSettings.in(folder))) {
 *   Bmc bmc = server.add(BmcSettings.of("subcloud1", folder), host);
 *   server.start();
 *   URI service = server.url(bmc); // https://127.0.0.1:41234/redfish/v1/
 * }
 * }</pre>
 */
public final class BmcServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BmcServer.class);

  private final BmcServerSettings settings;
  private final HttpFront front;
  private final @Nullable FaultLog faults;
  private final ExecutorService workers;
  private final Map<Bmc, InetSocketAddress> addresses = new LinkedHashMap<>();

  /**
   * Prepares a server that listens nowhere yet.
   *
   * @throws UncheckedIOException if its folder cannot be used
   */
  public BmcServer(BmcServerSettings settings) {
    this.settings = settings;
    Path exchanges = settings.exchangeLog();
    this.faults = exchanges == null ? null : new FaultLog(exchanges.resolveSibling("faults.jsonl"));
    try {
      Certificate certificate = settings.tls() ? Certificate.keptIn(settings.folder()) : null;
      this.front = new HttpFront(certificate, settings.exchangeLog(), settings.heartbeat());
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
    this.workers = Executors.newCachedThreadPool(Daemons.named("bmc-worker"));
  }

  /**
   * Adds a BMC on a free port of the settings' address. The server owns {@code host} from now on.
   *
   * @throws UncheckedIOException if there is no free port
   */
  public Bmc add(BmcSettings bmc, Host host) {
    return add(bmc, host, new InetSocketAddress(settings.address(), 0));
  }

  /**
   * Adds a BMC at {@code address}.
   *
   * @throws UncheckedIOException if the address is in use
   */
  public Bmc add(BmcSettings bmcSettings, Host host, InetSocketAddress address) {
    return addTogether(List.of(new Member(bmcSettings, host)), address).get(0);
  }

  /**
   * One of several systems behind a service.
   *
   * @param settings its own; accounts and update service are those of the first
   * @param host the server, which the BMC server owns from now on
   */
  public record Member(BmcSettings settings, Host host) {}

  /**
   * Adds one service at {@code address} with several systems, each with its manager and chassis.
   * They share accounts, sessions and events.
   *
   * @throws UncheckedIOException if the address is in use
   */
  public List<Bmc> addTogether(List<Member> members, InetSocketAddress address) {
    List<Bmc> made =
        members.stream().map(one -> new Bmc(one.settings(), one.host(), workers)).toList();
    try {
      InetSocketAddress listening = front.listen(address, made);
      made.forEach(bmc -> addresses.put(bmc, listening));
      made.forEach(this::logFaults);
      return made;
    } catch (IOException e) {
      made.forEach(Bmc::close);
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private void logFaults(Bmc bmc) {
    FaultLog log = faults;
    if (log != null) {
      bmc.settings().faults().witness(struck -> log.add(bmc.id(), struck));
    }
  }

  /** {@code bmc} looks and behaves like {@code personality} from now on. */
  public void wear(Bmc bmc, Personality personality) {
    front.wear(address(bmc), new Disguise(personality, bmc.id()));
  }

  /**
   * The service of {@code bmc} shows the resources of {@code tree} from now on. Power, boot
   * override and virtual CD of its systems are behind those of the tree, in their order, and begin
   * as the tree shows them.
   */
  public void show(Bmc bmc, MockupTree tree) {
    front.show(address(bmc), tree, true);
  }

  /** The same with servers that are off, without override and medium, whatever the tree shows. */
  public void showClean(Bmc bmc, MockupTree tree) {
    front.show(address(bmc), tree, false);
  }

  /**
   * {@code bmc} can be found by SSDP from now on; at a loopback address by this machine only.
   *
   * @throws UncheckedIOException if the port of searches cannot be used
   */
  public void announce(Bmc bmc) {
    front.announce(address(bmc));
  }

  private InetSocketAddress address(Bmc bmc) {
    InetSocketAddress address = addresses.get(bmc);
    if (address == null) {
      throw new NoSuchElementException(bmc.id());
    }
    return address;
  }

  /** Begins to answer. Every BMC must have been added before. */
  public void start() {
    try {
      front.start();
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The BMCs in the order in which they were added. */
  public List<Bmc> bmcs() {
    return List.copyOf(new ArrayList<>(addresses.keySet()));
  }

  /** The service root of {@code bmc}. */
  public URI url(Bmc bmc) {
    InetSocketAddress address = address(bmc);
    String scheme = settings.tls() ? "https" : "http";
    String host = address.getAddress().getHostAddress();
    return URI.create(scheme + "://" + bracketed(host) + ":" + address.getPort() + "/redfish/v1/");
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** The certificate that clients see. */
  public Certificate certificate() {
    return front
        .certificate()
        .orElseThrow(
            () ->
                new IllegalStateException("this server speaks plain HTTP and has no certificate"));
  }

  /**
   * New connections see another certificate from now on, and after a restart too.
   *
   * @param pem its private key, unencrypted, and the certificate with those that vouch for it
   * @throws UncheckedIOException if that is not a key and its certificate
   */
  public void replaceCertificate(String pem) {
    try {
      front.replace(certificate().replacedBy(pem));
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Stops answering, cuts the power of all servers and frees everything. */
  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      LOG.warn("closing the BMC server: {}", e.toString());
    }
    addresses.keySet().forEach(Bmc::close);
    workers.shutdown();
  }
}
