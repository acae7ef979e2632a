package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * The management controller of one server: its power, boot override and virtual CD.
 *
 * <p>Safe for use by several threads. What takes time happens on the BMC's own queue; {@link
 * #powerState} shows the way.
 */
public final class Bmc implements AutoCloseable {

  private final BmcSettings settings;
  private final Host host;
  private final EventLog events;
  private final VirtualMediaSlot cd;
  private final PowerControl power;
  private final BootControl boot;

  /**
   * Puts a BMC in front of {@code host}, which it owns from now on.
   *
   * @param workers runs what takes time, one piece after the other for each BMC
   */
  public Bmc(BmcSettings settings, Host host, Executor workers) {
    this.settings = settings;
    this.host = host;
    this.events = new EventLog(settings.clock());
    this.cd = new VirtualMediaSlot(host, events);
    this.boot = new BootControl(host, settings.usualOrder(), events);
    this.power = new PowerControl(host, boot, events, new SerialQueue(workers));
    host.addListener(new HostEvents(power, boot, cd, events));
  }

  /** Last part of the system's URI. */
  public String id() {
    return settings.id();
  }

  /** Name and password of the administrator. */
  public Credentials credentials() {
    return settings.credentials();
  }

  /** The settings it was made with. */
  public BmcSettings settings() {
    return settings;
  }

  /** The server behind this BMC. */
  public Host host() {
    return host;
  }

  /** Power as the BMC sees it now. */
  public PowerState powerState() {
    return power.state();
  }

  /**
   * Begins what {@code type} asks for; the power state tells when it is done.
   *
   * @throws BmcException if it makes no sense in the present state
   */
  public void reset(ResetType type) {
    power.reset(type);
  }

  /** The boot override as clients read it. */
  public BootOverride bootOverride() {
    return boot.override();
  }

  /**
   * Sets the boot override; it counts from the next boot on.
   *
   * @throws BmcException if the server cannot boot in the mode asked for
   */
  public void setBootOverride(BootOverride override) {
    if (!host.firmwares().contains(override.mode())) {
      throw new BmcException(
          Reason.NOT_SUPPORTED,
          "server '%s' boots in %s only".formatted(host.name(), host.firmwares()));
    }
    boot.set(override);
  }

  /** The virtual CD drive. */
  public VirtualMediaSlot cd() {
    return cd;
  }

  /** Adds a listener for what happens from now on. */
  public void addListener(BmcListener listener) {
    events.listen(listener);
  }

  /** What happened so far, oldest first; the last thousand events. */
  public List<BmcEvent> events() {
    return events.all();
  }

  /** Cuts the server's power and frees everything. */
  @Override
  public void close() {
    try {
      host.close();
      cd.close();
    } catch (HostException e) {
      events.add(Kind.FAILED, String.valueOf(e.getMessage()));
    }
  }
}
