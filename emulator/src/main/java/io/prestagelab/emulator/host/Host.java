package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server as its BMC sees it: power, reset line, boot order, a virtual CD drive.
 *
 * <p>Calls block until done, and may come from any thread. What happens of its own accord is told
 * to listeners, on one thread of the host, in order. Failures are {@link HostException}s.
 */
public interface Host extends AutoCloseable {

  /** The name of the server, unique among its peers. */
  String name();

  /** Firmware modes this server can boot in. */
  Set<Firmware> firmwares();

  /** What the server is made of. */
  Hardware hardware();

  /** The firmware's name and version, as far as the BMC can know it. */
  String biosVersion();

  /** Secure Boot; none if the server's firmware has no such thing. */
  Optional<SecureBoot> secureBoot();

  /** True from a successful {@link #powerOn} until the server is off again. */
  boolean isOn();

  /** What the firmware can boot from, in no order. */
  List<BootEntry> bootEntries();

  /**
   * Chooses the firmware of the next power-on or reset by the BMC, out of {@link #firmwares}. A
   * guest's own reset keeps the firmware that runs.
   */
  void setFirmware(Firmware firmware);

  /** Gives power: the firmware boots with {@code order}. Does nothing if the server is on. */
  void powerOn(BootOrder order);

  /** Cuts the power. Does nothing if the server is off. */
  void powerOff();

  /** Pulls the reset line: the firmware boots with the order set last. */
  void reset();

  /** Presses the power button for a moment: an ACPI request that the guest may ignore. */
  void pressPowerButton();

  /** Sends a non-maskable interrupt. */
  void sendNmi();

  /** Stops all CPUs, as firmware that is busy with its self-test keeps a server from booting. */
  void pause();

  /** Lets the CPUs run on. */
  void resume();

  /** Sends bytes to the serial console, as a person at a terminal would. */
  void type(byte[] bytes);

  /** Sets the order for the next boot, the present one being past its choice. */
  void setBootOrder(BootOrder order);

  /** Puts {@code medium} into the virtual CD drive, or takes out what is there if it is null. */
  void setMedium(@Nullable MediaSource medium);

  /** Adds a listener; it hears of everything that happens from now on. */
  void addListener(HostListener listener);

  /** Powers off and frees everything; never fails. */
  @Override
  void close();
}
