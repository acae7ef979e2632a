package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * A real QEMU machine: its process exists while the server has power.
 *
 * <p>The serial console, the log port and QMP's events are kept in the settings' folder ({@code
 * console.raw}, {@code console.log}, {@code guest.log}, {@code firmware.log}, {@code qmp.log}),
 * over all power-ons.
 *
 * <p>Under UEFI each reset, by the guest or by the BMC, is a new QEMU process: OVMF sometimes
 * stands still, before it has set up its screen, when QEMU 7.2 resets an emulated machine on which
 * a system has run.
 */
public final class QemuHost implements Host {

  private static final Logger LOG = LoggerFactory.getLogger(QemuHost.class);
  private static final AtomicInteger MEDIA = new AtomicInteger();

  private final QemuSettings settings;
  private final QemuFolder folder;
  private final GuestRecord record;
  private final Listeners listeners = new Listeners();
  private final ExecutorService events;
  private final LineSplitter consoleLines;
  private final LineSplitter logLines;
  private final LineSplitter firmwareLines;
  private final BootWatch boots = new BootWatch();

  private @Nullable QemuMachine machine;
  private volatile @Nullable Loaded loaded;
  private final FolderLock lock;
  private Firmware firmware;
  private Firmware runningFirmware;
  private BootOrder order = BootOrder.USUAL;
  private boolean networkRom;
  private boolean cutting;
  private boolean replacing;
  private volatile boolean guestReset;
  private volatile boolean movingTray;
  private volatile boolean closed;

  private record Loaded(MediaSource medium, NbdExport export, String node) {}

  /**
   * Prepares the server, off; its folder is created and leftovers of an earlier life are ended.
   *
   * @throws HostException if the folder cannot be used or UEFI firmware is missing
   */
  public QemuHost(QemuSettings settings) {
    this.settings = settings;
    this.folder = new QemuFolder(settings.folder());
    this.firmware = settings.firmware();
    this.runningFirmware = firmware;
    try {
      this.lock = FolderLock.take(settings.folder(), "server.lock");
      folder.prepare(settings.firmwares());
      Leftovers.sweep(folder);
      this.record = new GuestRecord(folder, Clock.systemUTC());
    } catch (IOException e) {
      throw new HostException(settings.folder() + ": cannot be used for a server: " + e, e);
    }
    this.consoleLines = new LineSplitter(record::consoleLine);
    this.logLines = new LineSplitter(this::logLine);
    this.firmwareLines = new LineSplitter(this::firmwareLine);
    this.events =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "events-" + settings.name());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Set<Firmware> firmwares() {
    return settings.firmwares();
  }

  @Override
  public synchronized void setFirmware(Firmware other) {
    firmware = other;
  }

  @Override
  public List<BootEntry> bootEntries() {
    List<BootEntry> entries = new ArrayList<>();
    if (!settings.disks().isEmpty()) {
      DiskSettings disk = settings.disks().get(0);
      entries.add(new BootEntry(BootDevice.DISK, "Disk " + disk.serial(), disk.uefiPath(0)));
    }
    if (settings.bootable() != null) {
      String path = DiskSettings.uefiPath(DiskSettings.Bus.VIRTIO_SCSI, 30);
      entries.add(new BootEntry(BootDevice.BOOTABLE, "USB device", path));
    }
    String cd = QemuArguments.cdUefiPath(settings);
    entries.add(new BootEntry(BootDevice.CD, "Virtual CD", cd));
    String mac = settings.mac().replace(":", "").toUpperCase(Locale.ROOT);
    String network = "PciRoot(0x0)/Pci(0x3,0x0)/MAC(" + mac + ",0x1)";
    entries.add(new BootEntry(BootDevice.NETWORK, "Network", network));
    return List.copyOf(entries);
  }

  @Override
  public Hardware hardware() {
    return new Hardware(
        settings.cpus(),
        settings.memoryMiB(),
        settings.mac(),
        settings.disks().stream().map(DiskSettings::shown).toList());
  }

  @Override
  public synchronized boolean isOn() {
    return machine != null || replacing;
  }

  @Override
  public void addListener(HostListener listener) {
    listeners.add(listener);
  }

  @Override
  public synchronized void powerOn(BootOrder first) {
    if (machine == null && !replacing && !closed) {
      order = first;
      start(BootCause.POWER_ON, firmware);
    }
  }

  private synchronized void start(BootCause cause, Firmware wanted) {
    boots.poweredOn();
    guestReset = false;
    runningFirmware = wanted;
    networkRom = order.devices().contains(BootDevice.NETWORK);
    QemuMachine fresh =
        QemuMachine.start(
            settings.withFirmware(wanted),
            folder,
            order,
            new QemuMachine.Ears(this::event, this::console, logLines::take, firmwareLines::take));
    machine = fresh;
    cutting = false;
    CompletableFuture<Void> unused =
        fresh.process().exited().thenAccept(code -> later(() -> ended(fresh, code)));
    Loaded present = loaded;
    if (present != null) {
      insert(fresh, present);
    }
    fresh.run();
    later(() -> listeners.tell(listener -> listener.booted(cause)));
  }

  @Override
  public void powerOff() {
    QemuMachine running;
    synchronized (this) {
      cutting = true;
      awaitReplacement();
      running = machine;
    }
    if (running != null) {
      running.process().kill();
      running.off().join();
    }
  }

  private void ended(QemuMachine dead, int code) {
    dead.drain();
    consoleLines.finish();
    logLines.finish();
    PowerOffCause cause;
    synchronized (this) {
      machine = null;
      if (replacing) {
        dead.finish();
        return;
      }
      if (guestReset && !cutting) {
        dead.finish();
        resetByGuest();
        return;
      }
      cause = cutting ? PowerOffCause.FORCED : endedItself(code);
    }
    String words = cause == PowerOffCause.DIED ? death(dead, code) : "";
    listeners.tell(listener -> listener.poweredOff(cause, words));
    dead.finish();
  }

  private static PowerOffCause endedItself(int code) {
    return code == 0 ? PowerOffCause.GUEST_SHUTDOWN : PowerOffCause.DIED;
  }

  private static String death(QemuMachine dead, int code) {
    return "QEMU ended with code " + code + ": " + dead.process().lastWords();
  }

  @Override
  public void reset() {
    if (needsAnotherMachine()) {
      replaceMachine();
    } else {
      running().qmp().execute("system_reset");
    }
  }

  /** A running QEMU changes neither its firmware nor the network's boot ROM. */
  private synchronized boolean needsAnotherMachine() {
    boolean rom = order.devices().contains(BootDevice.NETWORK) && !networkRom;
    return firmware != runningFirmware || firmware == Firmware.UEFI || rom;
  }

  private void replaceMachine() {
    QemuMachine old;
    synchronized (this) {
      old = running();
      replacing = true;
    }
    try {
      old.process().kill();
      old.off().join();
    } finally {
      endReplacing(old);
    }
  }

  /** With the machine that follows, unless the power was cut meanwhile. */
  private synchronized void endReplacing(QemuMachine old) {
    replacing = false;
    notifyAll();
    if (!old.off().isDone()) {
      return;
    }
    if (cutting) {
      later(() -> listeners.tell(l -> l.poweredOff(PowerOffCause.FORCED, "")));
    } else {
      startAgain(BootCause.BMC_RESET, firmware);
    }
  }

  private synchronized void awaitReplacement() {
    try {
      while (replacing) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while the server was being reset", e);
    }
  }

  private void resetByGuest() {
    try {
      startAgain(BootCause.GUEST_RESET, runningFirmware);
    } catch (HostException e) {
      LOG.debug("no machine after a guest's reset: {}", e.getMessage());
    }
  }

  private void startAgain(BootCause cause, Firmware wanted) {
    try {
      start(cause, wanted);
    } catch (HostException e) {
      String why = String.valueOf(e.getMessage());
      later(() -> listeners.tell(l -> l.poweredOff(PowerOffCause.DIED, why)));
      throw e;
    }
  }

  @Override
  public void pause() {
    running().qmp().execute("stop");
  }

  @Override
  public void resume() {
    running().qmp().execute("cont");
  }

  @Override
  public void pressPowerButton() {
    running().qmp().execute("system_powerdown");
  }

  @Override
  public void sendNmi() {
    running().qmp().execute("inject-nmi");
  }

  @Override
  public void setBootOrder(BootOrder next) {
    QemuMachine current;
    synchronized (this) {
      current = machine;
      order = next;
    }
    if (current != null) {
      passOn(next, current);
    }
  }

  /** A machine that ends because its guest has reset it takes no order; the next one has it. */
  private void passOn(BootOrder next, QemuMachine current) {
    try {
      current.setBootOrder(next, present());
    } catch (HostException e) {
      if (!guestReset && isPresent(current)) {
        throw e;
      }
      LOG.debug("the machine is being reset: {}", e.getMessage());
    }
  }

  private synchronized boolean isPresent(QemuMachine current) {
    return current.equals(machine);
  }

  private List<BootDevice> present() {
    List<BootDevice> present = new ArrayList<>(List.of(BootDevice.CD));
    if (!settings.disks().isEmpty()) {
      present.add(BootDevice.DISK);
    }
    if (settings.bootable() != null) {
      present.add(BootDevice.BOOTABLE);
    }
    present.add(BootDevice.NETWORK);
    return present;
  }

  @Override
  public synchronized void setMedium(@Nullable MediaSource medium) {
    unload();
    if (medium == null) {
      return;
    }
    try {
      NbdExport export =
          new NbdExport(
              medium,
              (offset, length) -> listeners.tell(listener -> listener.mediaRead(offset, length)));
      Loaded fresh = new Loaded(medium, export, "medium" + MEDIA.incrementAndGet());
      loaded = fresh;
      if (machine != null) {
        insert(machine, fresh);
      }
    } catch (IOException e) {
      throw new HostException(medium.name() + ": cannot be offered to QEMU: " + e.getMessage(), e);
    }
  }

  private void insert(QemuMachine target, Loaded what) {
    movingTray = true;
    try {
      target.insert(what.node(), what.export().path());
    } finally {
      movingTray = false;
    }
  }

  private void unload() {
    Loaded gone = loaded;
    loaded = null;
    if (gone == null) {
      return;
    }
    movingTray = true;
    try {
      if (machine != null) {
        machine.eject(gone.node());
      }
    } finally {
      movingTray = false;
      close(gone.export());
    }
  }

  private static void close(NbdExport export) {
    try {
      export.close();
    } catch (IOException e) {
      LOG.debug("closing an export: {}", e.toString());
    }
  }

  /** Sends bytes to the serial console, as a person at a terminal would. */
  public void type(String text) {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void type(byte[] bytes) {
    running().type(bytes);
  }

  /**
   * Writes what its screen shows to a PNG file.
   *
   * @throws HostException if the server is off or QEMU cannot write there
   */
  public void screenshot(Path png) {
    running().screenshot(png.toAbsolutePath());
  }

  /**
   * What its disks and its bootable device have moved since power-on.
   *
   * @throws HostException if the server is off
   */
  public List<BlockUse> blockUse() {
    return running().blockUse();
  }

  /** The folder with everything this server leaves behind. */
  public Path folder() {
    return settings.folder();
  }

  private synchronized QemuMachine running() {
    if (machine == null) {
      throw new HostException("server '" + settings.name() + "' is off");
    }
    return machine;
  }

  private void console(byte[] bytes) {
    record.console(bytes);
    consoleLines.take(bytes);
    listeners.tell(listener -> listener.console(bytes, record.now()));
  }

  private void logLine(String line) {
    record.logLine(line);
    int tab = line.indexOf('\t');
    String source = tab < 0 ? "" : line.substring(0, tab);
    String text = line.substring(tab + 1);
    listeners.tell(listener -> listener.logLine(source, text, record.now()));
  }

  private void event(String name, JsonNode data) {
    record.event(name + "\t" + data);
    if (name.equals("SHUTDOWN") && data.path("reason").asString("").equals("guest-reset")) {
      guestReset = true;
    }
    Loaded ejected = movingTray ? null : loaded;
    later(() -> handle(name, data, ejected));
  }

  private void handle(String name, JsonNode data, @Nullable Loaded ejected) {
    listeners.tell(listener -> listener.qmpEvent(name, data, record.now()));
    switch (name) {
      case "RESET" -> {
        BootCause cause =
            data.path("guest").asBoolean(false) ? BootCause.GUEST_RESET : BootCause.BMC_RESET;
        booted(boots.reset(cause));
      }
      case "DEVICE_TRAY_MOVED" -> {
        if (data.path("tray-open").asBoolean(false) && ejected != null) {
          ejectedByGuest(ejected);
        }
      }
      case "GUEST_PANICKED" ->
          listeners.tell(listener -> listener.panicked(data.path("action").asString("")));
      default -> LOG.trace("{} {}", name, data);
    }
  }

  private void firmwareLine(String line) {
    record.firmwareLine(line);
    listeners.tell(listener -> listener.firmwareLine(line));
    if (BootWatch.isBanner(line)) {
      afterPendingEvents(() -> booted(boots.banner()));
    }
  }

  /**
   * QMP answers in order: after its answer, every event before this moment has been queued. Asked
   * on the event thread, because QEMU does not answer while nobody reads its debug port.
   */
  private void afterPendingEvents(Runnable work) {
    later(
        () -> {
          try {
            running().qmp().execute("query-status");
          } catch (HostException e) {
            LOG.debug("the machine went away while booting: {}", e.getMessage());
          }
          later(work);
        });
  }

  private void booted(@Nullable BootCause cause) {
    if (cause != null) {
      listeners.tell(listener -> listener.booted(cause));
    }
  }

  private void ejectedByGuest(Loaded ejected) {
    try {
      synchronized (this) {
        if (ejected.equals(loaded)) {
          unload();
        }
      }
    } catch (HostException e) {
      LOG.debug("the machine went away while its tray was open: {}", e.getMessage());
    }
    listeners.tell(listener -> listener.mediumEjectedByGuest(ejected.medium()));
  }

  private void later(Runnable work) {
    if (!events.isShutdown()) {
      events.execute(work);
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      powerOff();
      setMedium(null);
      events.shutdown();
      record.close();
      lock.close();
    } catch (IOException | HostException e) {
      LOG.warn("closing server '{}': {}", settings.name(), e.toString());
    }
  }
}
