package io.prestagelab.testing;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.Credentials;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.mockup.MockupTree;
import io.prestagelab.emulator.profile.Personalities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One running BMC with a server behind it, on a free port of the loopback address, HTTPS with a
 * self-signed certificate.
 *
 * <pre>{@code
 * try (TestBmc bmc = TestBmc.start(TestBmcSettings.simulated())) {
 *   client.connect(bmc.address(), bmc.user(), bmc.password());
 *   ...
 *   assertThat(bmc.bmc().powerState()).isEqualTo(PowerState.ON);
 * }
 * }</pre>
 */
public final class TestBmc implements AutoCloseable {
  private final TestBmcSettings settings;
  private final Path folder;
  private final FaultPlan faults = new FaultPlan();
  private final BmcServer server;
  private final Host host;
  private final Bmc bmc;

  private TestBmc(TestBmcSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.server = new BmcServer(BmcServerSettings.in(folder));
    this.host = settings.host().apply(folder);
    BmcSettings made =
        BmcSettings.of(settings.name(), folder)
            .withCredentials(new Credentials(settings.user(), settings.password()))
            .withFaults(faults);
    this.bmc = server.add(made, host);
    settings.personality().map(Personalities::named).ifPresent(vendor -> server.wear(bmc, vendor));
    settings.mockup().map(MockupTree::read).ifPresent(tree -> server.show(bmc, tree));
    server.start();
  }

  /**
   * Starts a BMC; its server is off.
   *
   * @throws UncheckedIOException if there is no free port or no place for its files
   * @throws io.prestagelab.emulator.mockup.MockupException if the mockup cannot be used
   */
  public static TestBmc start(TestBmcSettings settings) {
    Path folder;
    try {
      folder = Files.createTempDirectory("test-bmc");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return new TestBmc(settings, folder);
    } catch (RuntimeException e) {
      remove(folder);
      throw e;
    }
  }

  /** {@code https://127.0.0.1:port}. */
  public URI address() {
    return URI.create("https://" + server.url(bmc).getAuthority());
  }

  /** The service root: {@code https://127.0.0.1:port/redfish/v1/}. */
  public URI url() {
    return server.url(bmc);
  }

  /** The administrator's name. */
  public String user() {
    return settings.user();
  }

  /** The administrator's password. */
  public String password() {
    return settings.password();
  }

  /** The certificate that clients see, in PEM. */
  public String certificate() {
    return server.certificate().pem();
  }

  /** The BMC from within: power state, boot override, virtual CD, events. */
  public Bmc bmc() {
    return bmc;
  }

  /** The server behind it. */
  public Host host() {
    return host;
  }

  /**
   * The server behind it as what it is.
   *
   * @throws ClassCastException if it is something else
   */
  public <T extends Host> T host(Class<T> type) {
    return type.cast(host);
  }

  /** What is to go wrong; can be changed at any time. */
  public FaultPlan faults() {
    return faults;
  }

  /**
   * The next {@code count} requests of {@code method} whose path matches {@code path}, a regular
   * expression, are answered with {@code status}.
   */
  public void failNext(String method, String path, int count, int status) {
    faults.http(List.of(HttpFault.status(method, path, count, status)));
  }

  /** Stops the BMC, cuts the server's power, removes its files. */
  @Override
  public void close() {
    server.close();
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
