package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.BootSource;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.lab.console.ConsoleText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A person at the serial console of a server that starts from its bootable device: sees the boot
 * menu, presses keys. A menu is drawn without ends of lines, so its screen is kept here. Closing it
 * turns the server off.
 */
public final class BootMenuSession implements AutoCloseable {
  /** The keys of a serial terminal. */
  public static final String DOWN = "\u001b[B";

  public static final String UP = "\u001b[A";
  public static final String ENTER = "\r";

  private static final Texts SYSLINUX =
      new Texts(List.of("Press [Tab] to edit options"), "Automatic boot in ");

  /** Two lines of the menu: UEFI firmware leaves out the rest of a line when its port is busy. */
  private static final Texts GRUB =
      new Texts(
          List.of("select which entry is highlighted", "Press enter to boot the selected OS"),
          "executed automatically in ");

  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final VirtualServer server;
  private final RedfishClient bmc;
  private final Screen screen = new Screen();

  BootMenuSession(VirtualServer server) {
    this.server = server;
    this.bmc = server.connect();
    server.listen(screen);
    bmc.powerOff();
    bmc.bootOnceFrom(BootSource.USB, server.bootMode());
    bmc.powerOn();
  }

  /**
   * Waits until the menu is there.
   *
   * @return what was drawn before it was complete
   * @throws GuestFailure if nothing is drawn any more
   */
  public String awaitMenu() {
    return screen.await(texts().menu());
  }

  /**
   * Waits until the menu says that it starts an entry by itself in so many seconds.
   *
   * @throws GuestFailure if nothing is drawn any more
   */
  public void awaitCountdown(int seconds) {
    awaitDrawn(countdown() + seconds);
  }

  /** What a menu that starts an entry by itself draws before the seconds that are left. */
  public String countdown() {
    return texts().countdown();
  }

  private Texts texts() {
    return server.settings().firmware() == Firmware.UEFI ? GRUB : SYSLINUX;
  }

  /**
   * Waits until {@code text} is drawn, after what was waited for before.
   *
   * @return what was drawn in between
   * @throws GuestFailure if nothing is drawn any more
   */
  public String awaitDrawn(String text) {
    return screen.await(List.of(text));
  }

  /** Presses keys. */
  public void press(String keys) {
    server.type(keys);
  }

  /** Waits for the kernel's first line. */
  public void awaitKernel() {
    server
        .watch()
        .<Boolean>await(
            "the kernel's first line",
            event ->
                event instanceof GuestEvent.ConsoleLine line
                        && line.text().contains("] Linux version ")
                    ? Optional.of(true)
                    : Optional.empty());
  }

  @Override
  public void close() {
    bmc.powerOff();
    bmc.close();
    server.watch().beginAnew();
  }

  /**
   * What a boot loader draws.
   *
   * @param menu lines of its menu, each of which shows that it is there
   * @param countdown before the seconds
   */
  private record Texts(List<String> menu, String countdown) {}

  /** What was drawn since the power came. */
  private static final class Screen implements HostListener {
    private final StringBuilder drawn = new StringBuilder();
    private int seen;

    @Override
    public synchronized void console(byte[] bytes, Instant at) {
      drawn.append(new String(bytes, StandardCharsets.ISO_8859_1));
      notifyAll();
    }

    /** Waits for any of the texts. */
    synchronized String await(List<String> texts) {
      long heard = System.nanoTime();
      int length = drawn.length();
      while (true) {
        String rest = ConsoleText.plain(drawn.substring(seen));
        Optional<String> there = texts.stream().filter(rest::contains).findFirst();
        if (there.isPresent()) {
          seen = drawn.length();
          return rest.substring(0, rest.indexOf(there.get()));
        }
        if (drawn.length() != length) {
          length = drawn.length();
          heard = System.nanoTime();
        }
        long left = MachineSpeed.scaled(SILENCE).toNanos() - (System.nanoTime() - heard);
        if (left <= 0) {
          throw new GuestFailure(
              "boot menu", "'%s' was never drawn".formatted(String.join("' or '", texts)));
        }
        waitFor(left);
      }
    }

    private void waitFor(long nanos) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, nanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GuestFailure("interrupted", "while waiting for the boot menu");
      }
    }
  }
}
