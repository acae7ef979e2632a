package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Hears a QEMU server's machines: keeps what they say, and tells it in order, on one thread. */
final class QemuEvents implements QemuPower.Watch, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(QemuEvents.class);

  private final QemuSettings settings;
  private final QemuFolder folder;
  private final GuestRecord record;
  private final Listeners listeners;
  private final CdDrive drive;
  private final @Nullable QemuSecureBoot secureBoot;
  private final ExecutorService events;
  private final Utf8Lines consoleLines;
  private final Utf8Lines logLines;
  private final Utf8Lines firmwareLines;
  private final BootWatch boots = new BootWatch();
  private volatile @Nullable QemuPower power;

  QemuEvents(
      QemuSettings settings,
      QemuFolder folder,
      GuestRecord record,
      Listeners listeners,
      CdDrive drive,
      @Nullable QemuSecureBoot secureBoot) {
    this.settings = settings;
    this.folder = folder;
    this.record = record;
    this.listeners = listeners;
    this.drive = drive;
    this.secureBoot = secureBoot;
    this.consoleLines = new Utf8Lines(record::consoleLine);
    this.logLines = new Utf8Lines(this::logLine);
    this.firmwareLines = new Utf8Lines(this::firmwareLine);
    this.events = Executors.newSingleThreadExecutor(Daemons.named("events-" + settings.name()));
  }

  /** Whose machines these are; to be said before the first one. */
  void follow(QemuPower followed) {
    power = followed;
  }

  @Override
  public QemuMachine start(Firmware firmware, BootOrder order) {
    boots.poweredOn(firmware);
    if (secureBoot != null) {
      secureBoot.start(firmware);
    }
    return QemuMachine.start(
        settings.withFirmware(firmware),
        folder,
        order,
        new QemuMachine.Ears(this::event, this::console, logLines::take, firmwareLines::take));
  }

  @Override
  public void silent() {
    consoleLines.finish();
    logLines.finish();
  }

  @Override
  public void booted(BootCause cause) {
    listeners.tell(listener -> listener.booted(cause));
  }

  @Override
  public void poweredOff(PowerOffCause cause, String words) {
    listeners.tell(listener -> listener.poweredOff(cause, words));
  }

  @Override
  public void later(Runnable work) {
    if (!events.isShutdown()) {
      events.execute(work);
    }
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
    CdDrive.Loaded ejected = drive.ejectable();
    later(() -> handle(name, data, ejected));
  }

  private void handle(String name, JsonNode data, CdDrive.@Nullable Loaded ejected) {
    listeners.tell(listener -> listener.qmpEvent(name, data, record.now()));
    switch (name) {
      case "RESET" -> {
        BootCause cause =
            data.path("guest").asBoolean(false) ? BootCause.GUEST_RESET : BootCause.BMC_RESET;
        began(boots.reset(cause));
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
      afterPendingEvents(() -> began(boots.banner()));
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
            Objects.requireNonNull(power).running().qmp().execute("query-status");
          } catch (HostException e) {
            LOG.debug("the machine went away while booting: {}", e.getMessage());
          }
          later(work);
        });
  }

  private void began(@Nullable BootCause cause) {
    if (cause != null) {
      booted(cause);
    }
  }

  private void ejectedByGuest(CdDrive.Loaded ejected) {
    try {
      Objects.requireNonNull(power).ejected(ejected);
    } catch (HostException e) {
      LOG.debug("the machine went away while its tray was open: {}", e.getMessage());
    }
    listeners.tell(listener -> listener.mediumEjectedByGuest(ejected.medium()));
  }

  boolean isClosed() {
    return events.isShutdown();
  }

  @Override
  public void close() throws IOException {
    events.shutdown();
    record.close();
  }
}
