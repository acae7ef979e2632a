package io.prestagelab.bmctools.check;

import io.prestagelab.emulator.host.SimulatedHost;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The image of {@link FakeCanary} as a real canary is: a simulated server never reports. */
final class MachineCanary implements Canary {
  private final FakeCanary canary;

  MachineCanary(SimulatedHost host) {
    this.canary = new FakeCanary(host);
  }

  @Override
  public URI image() {
    return canary.image();
  }

  @Override
  public String nonce() {
    return canary.nonce();
  }

  @Override
  public long bytes() {
    return canary.bytes();
  }

  @Override
  public long fetched() {
    return 0;
  }

  @Override
  public Optional<Map<String, String>> awaitReport(Duration quiet) {
    throw new AssertionError("a simulated server was waited for");
  }

  @Override
  public int reports() {
    return 0;
  }

  @Override
  public boolean reportsAgain(Duration limit) {
    return false;
  }

  @Override
  public URI longImage(int characters) {
    return canary.longImage(characters);
  }

  @Override
  public Optional<URI> secureImage() {
    return Optional.empty();
  }

  @Override
  public void close() {
    canary.close();
  }
}
