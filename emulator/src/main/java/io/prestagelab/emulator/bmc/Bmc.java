package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.media.MediaRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private final StateStore store;
  private final Accounts accounts;
  private final Tasks tasks;
  private final BiosSettings bios = new BiosSettings(this::save);
  private final ConsoleFeed console = new ConsoleFeed();
  private final Labels labels = new Labels(this::save);
  private final SettableClock time;
  private final EventLog journal;
  private boolean closed;

  /**
   * Puts a BMC in front of {@code host}, which it owns from now on.
   *
   * @param workers runs what takes time, one piece after the other for each BMC
   */
  public Bmc(BmcSettings settings, Host host, Executor workers) {
    this.settings = settings;
    this.host = host;
    this.store = new StateStore(settings.state());
    Optional<BmcState> earlier = store.load();
    this.time = new SettableClock(settings.clock());
    this.events = new EventLog(time);
    this.journal = new EventLog(time);
    journal.add(Kind.STARTED, "the BMC started");
    earlier.ifPresent(state -> events.restore(state.log()));
    this.accounts = accounts(settings, events, earlier, this::save);
    this.tasks = new Tasks(settings.clock(), workers);
    this.cd = new VirtualMediaSlot(host, events, settings.faults());
    this.boot = new BootControl(host, settings.usualOrder(), events, settings.faults());
    this.power = new PowerControl(host, boot, events, new SerialQueue(workers), settings);
    host.addListener(new HostEvents(power, boot, bios, cd, events));
    host.addListener(console);
    host.addListener(new HostFaults(host, power, settings));
    earlier.ifPresent(this::restore);
    if (store.keeps()) {
      events.listen(event -> save());
      if (earlier.isPresent()) {
        save();
      }
    }
  }

  private static Accounts accounts(
      BmcSettings settings, EventLog events, Optional<BmcState> earlier, Runnable changed) {
    Credentials first = settings.credentials();
    return earlier
        .map(state -> Accounts.kept(settings.clock(), events, first, state.accounts(), changed))
        .orElseGet(() -> Accounts.fresh(settings.clock(), events, first, changed));
  }

  private void restore(BmcState state) {
    boot.restore(state.override(), state.order());
    bios.restore(state.bios(), state.biosPending());
    labels.restore(
        Objects.requireNonNullElse(state.assetTag(), ""),
        Objects.requireNonNullElse(state.light(), Labels.Light.OFF));
    if (state.on()) {
      events.add(Kind.POWER_CHANGED, "Off (power was lost when the BMC died)");
    }
    String image = state.image();
    if (image != null) {
      MediaRequest request = settings.media().request(URI.create(image), settings.scratch());
      try {
        cd.insert(image, request.withCredentials(state.imageUser(), state.imagePassword()));
      } catch (BmcException e) {
        events.add(Kind.FAILED, "the medium of before cannot be had: " + e.getMessage());
      }
    }
  }

  /** Begins with the server as {@code found} says; what was kept of an earlier run gives way. */
  public void begin(FoundState found) {
    String image = found.image();
    if (image != null) {
      cd.found(image);
    }
    boot.found(found.override(), found.on());
    if (found.on()) {
      power.foundOn();
    }
  }

  private synchronized void save() {
    if (!store.keeps() || closed) {
      return;
    }
    MediaRequest medium = cd.request();
    MediaRequest.Login login = medium == null ? null : medium.login();
    store.save(
        new BmcState(
            power.state() != PowerState.OFF,
            boot.override(),
            boot.usual().devices(),
            medium == null ? null : cd.state().image(),
            login == null ? null : login.user(),
            login == null ? null : login.password(),
            accounts.toKeep(),
            bios.current(),
            bios.pending(),
            labels.assetTag(),
            labels.light(),
            events.all()));
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
    if (settings.faults().bmc().ignoresReset(type.wire())) {
      settings.faults().struck(BmcFault.class);
      return;
    }
    power.reset(type);
  }

  /** The boot override as clients read it. */
  public BootOverride bootOverride() {
    return boot.override();
  }

  /**
   * Sets the boot override; it counts from the next boot on, its mode from the next power-on or
   * reset by the BMC on.
   *
   * @throws BmcException if the server cannot boot in the mode asked for, or has no such device
   */
  public void setBootOverride(BootOverride override) {
    boot.set(override);
  }

  /** What the firmware offers to boot from; the order of {@link #bootOrder} refers to it. */
  public List<BootOption> bootOptions() {
    return boot.options();
  }

  /** The order in which the firmware tries its options without an override. */
  public List<BootOption> bootOrder() {
    return boot.order();
  }

  /** Sets the order, first option first; options that it leaves out are not tried. */
  public void setBootOrder(List<BootOption> order) {
    boot.setUsual(order);
  }

  /** Sets the boot order that the server was delivered with. */
  public void setDefaultBootOrder() {
    boot.setDelivered();
  }

  /** The virtual CD drive. */
  public VirtualMediaSlot cd() {
    return cd;
  }

  /** The server's serial console. */
  public ConsoleFeed console() {
    return console;
  }

  /** The users. */
  public Accounts accounts() {
    return accounts;
  }

  /** What the BMC does in the background. */
  public Tasks tasks() {
    return tasks;
  }

  /** Firmware attributes. */
  public BiosSettings bios() {
    return bios;
  }

  /** What the server is marked with. */
  public Labels labels() {
    return labels;
  }

  /** The BMC's own clock, which stamps its logs. */
  public SettableClock time() {
    return time;
  }

  /** What happened to the BMC itself since it started, oldest first. */
  public List<BmcEvent> journal() {
    return journal.all();
  }

  /** Notes that the BMC was set otherwise. */
  public void note(String change) {
    journal.add(Kind.SETTING_CHANGED, change);
  }

  /** Forgets what happened to the BMC itself. */
  public void clearJournal() {
    journal.clear();
    journal.add(Kind.LOG_CLEARED, "");
  }

  /** Forgets all events. */
  public void clearLog() {
    events.clear();
    events.add(Kind.LOG_CLEARED, "");
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
    } finally {
      closeStore();
    }
  }

  private synchronized void closeStore() {
    closed = true;
    store.close();
  }
}
