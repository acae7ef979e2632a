package io.prestagelab.bmctools.check;

import io.prestagelab.emulator.host.SimulatedHost;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A process that checks the BMC at its first argument and is to be ended while the server boots.
 */
final class InterruptedCheck {
  static final String BOOTING = "booting";

  private InterruptedCheck() {}

  public static void main(String[] arguments) {
    CheckSettings settings =
        CheckSettings.of(URI.create(arguments[0]), "admin", "password", Tier.FULL)
            .withLimit(Duration.ofSeconds(20));
    new BmcCheck(settings, EndlessCanary::new, finding -> {}).run();
  }

  /** The server never reports. */
  private static final class EndlessCanary implements Canary {
    private final FakeCanary canary = new FakeCanary(new SimulatedHost("nobody"));

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
      System.out.println(BOOTING);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.empty();
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
    public boolean needsMachine() {
      return false;
    }

    @Override
    public int reports() {
      return 0;
    }

    @Override
    public void close() {
      canary.close();
    }
  }
}
