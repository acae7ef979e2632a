package io.prestagelab.testing;

import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.QemuHost;
import io.prestagelab.emulator.host.QemuSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What makes a {@link TestBmc}. Immutable: each method gives changed settings.
 *
 * @param name id of the system
 * @param user administrator's name
 * @param password administrator's password
 * @param host makes the server behind the BMC, given a folder for its files
 * @param personality the vendor it looks and behaves like: a name such as {@code dell-idrac9}, or a
 *     YAML file
 * @param mockup folder of a mockup whose resources it shows
 */
public record TestBmcSettings(
    String name,
    String user,
    String password,
    Function<Path, Host> host,
    Optional<String> personality,
    Optional<Path> mockup) {

  private static final String NAME = "server1";

  /** A server without a machine: it goes on and off at once, and remembers what it booted from. */
  public static TestBmcSettings simulated() {
    return of(folder -> new SimulatedHost(NAME));
  }

  /**
   * A QEMU machine with 2 GiB, two CPUs and no disk; {@code machine} changes it. QEMU must be
   * installed.
   */
  public static TestBmcSettings qemu(UnaryOperator<QemuSettings> machine) {
    return of(folder -> new QemuHost(machine.apply(QemuSettings.of(NAME, folder))));
  }

  private static TestBmcSettings of(Function<Path, Host> host) {
    return new TestBmcSettings(NAME, "admin", "password", host, Optional.empty(), Optional.empty());
  }

  /** The same with another id of the system. */
  public TestBmcSettings named(String other) {
    return new TestBmcSettings(other, user, password, host, personality, mockup);
  }

  /** The same with another administrator. */
  public TestBmcSettings withCredentials(String otherUser, String otherPassword) {
    return new TestBmcSettings(name, otherUser, otherPassword, host, personality, mockup);
  }

  /** The same looking and behaving like a vendor's. */
  public TestBmcSettings like(String vendor) {
    return new TestBmcSettings(name, user, password, host, Optional.of(vendor), Optional.empty());
  }

  /** The same with the resources of a recorded BMC ({@code lab bmc record crawl}). */
  public TestBmcSettings showing(Path recorded) {
    return new TestBmcSettings(name, user, password, host, Optional.empty(), Optional.of(recorded));
  }

  @Override
  public String toString() {
    return "TestBmcSettings[" + name + "]";
  }
}
