package io.prestagelab.emulator.host;

import io.prestagelab.emulator.host.Timeline.Planned;
import io.prestagelab.emulator.media.MediaSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A server without a machine, for scale and for fast tests. It boots, reads its virtual medium,
 * installs and restarts on a {@link Timeline} that a test can move, as its {@link SimulatedModel}
 * says, and remembers what it booted from.
 */
public final class SimulatedHost implements Host {

  private final String name;
  private final Timeline timeline;
  private final SimulatedModel model;
  private final SimulatedGuest guest;
  private final Listeners listeners = new Listeners();
  private final SimulatedSecureBoot secureBoot = new SimulatedSecureBoot();
  private final List<BootDevice> boots = new CopyOnWriteArrayList<>();
  private BootOrder next = BootOrder.USUAL;
  private @Nullable MediaSource medium;
  private @Nullable Runnable held;
  private Planned planned = Planned.NOTHING;
  private boolean on;
  private boolean paused;
  private long life;

  /** A server that is off, with an empty disk, whose guests do nothing. */
  public SimulatedHost(String name) {
    this(name, Timeline.real(), SimulatedModel.IDLE);
  }

  /** A server that is off and lives as {@code model} says. */
  public SimulatedHost(String name, Timeline timeline, SimulatedModel model) {
    this(name, timeline, model, new SimulatedDisk(null));
  }

  /** The same with what was installed on it before, which {@code disk} keeps for the next time. */
  public SimulatedHost(String name, Timeline timeline, SimulatedModel model, Path disk) {
    this(name, timeline, model, new SimulatedDisk(disk));
  }

  private SimulatedHost(String name, Timeline timeline, SimulatedModel model, SimulatedDisk disk) {
    this.name = name;
    this.timeline = timeline;
    this.model = model;
    this.guest = new SimulatedGuest(this, model, disk);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Firmware> firmwares() {
    return EnumSet.allOf(Firmware.class);
  }

  /** It boots the same with either firmware. */
  @Override
  public void setFirmware(Firmware firmware) {}

  @Override
  public String biosVersion() {
    return "Lab firmware 1.0 (simulated)";
  }

  @Override
  public Optional<SecureBoot> secureBoot() {
    return Optional.of(secureBoot);
  }

  @Override
  public Hardware hardware() {
    Hardware.Disk disk = new Hardware.Disk("SIM0001", "SAS", 250L << 30);
    return new Hardware(16, 65_536, "52:54:00:50:4c:00", List.of(disk));
  }

  @Override
  public List<BootEntry> bootEntries() {
    return List.of(
        new BootEntry(BootDevice.DISK, "Disk SIM0001", Slot.SCSI.uefiPath() + "/Scsi(0x0,0x0)"),
        new BootEntry(BootDevice.BOOTABLE, "USB device", Slot.SCSI.uefiPath() + "/Scsi(0x1E,0x0)"),
        new BootEntry(BootDevice.CD, "Virtual CD", Slot.SCSI.uefiPath() + "/Scsi(0x1F,0x0)"),
        new BootEntry(
            BootDevice.NETWORK, "Network", Slot.NETWORK.uefiPath() + "/MAC(525400504C00,0x1)"));
  }

  @Override
  public synchronized boolean isOn() {
    return on;
  }

  @Override
  public void powerOn(BootOrder order) {
    synchronized (this) {
      if (on) {
        return;
      }
      on = true;
      next = order;
    }
    boot(BootCause.POWER_ON);
  }

  @Override
  public void powerOff() {
    off(PowerOffCause.FORCED);
  }

  void off(PowerOffCause cause) {
    synchronized (this) {
      if (!on) {
        return;
      }
      on = false;
      stopWork();
    }
    listeners.tell(listener -> listener.poweredOff(cause, ""));
  }

  private void stopWork() {
    life++;
    planned.cancel();
    held = null;
    paused = false;
    guest.stopped();
  }

  @Override
  public void reset() {
    boot(BootCause.BMC_RESET);
  }

  /** The guest reboots of its own accord. */
  public void resetByGuest() {
    boot(BootCause.GUEST_RESET);
  }

  private void boot(BootCause cause) {
    @Nullable BootDevice device;
    synchronized (this) {
      if (!on) {
        throw new HostException("server '" + name + "' is off");
      }
      stopWork();
      device = bootable();
      if (device != null) {
        boots.add(device);
      }
    }
    secureBoot.booted(true);
    listeners.tell(listener -> listener.booted(cause));
    if (model.behaviour().boots()) {
      say("Lab Server firmware: self-test");
      then(model.pace().post(), () -> guest.start(device));
    }
  }

  private @Nullable BootDevice bootable() {
    if (next.devices().isEmpty()) {
      return null;
    }
    return next.devices().stream().filter(this::isBootable).findFirst().orElse(BootDevice.DISK);
  }

  private boolean isBootable(BootDevice device) {
    return switch (device) {
      case CD -> medium != null;
      case DISK -> !model.behaviour().boots() || guest.isInstalled() || medium == null;
      case BOOTABLE, NETWORK -> !model.behaviour().boots();
    };
  }

  /** Has {@code step} done after {@code delay}, unless this life of the server ends before. */
  void then(Duration delay, Runnable step) {
    synchronized (this) {
      long now = life;
      planned = timeline.after(delay, () -> run(now, step));
    }
  }

  private void run(long bornIn, Runnable step) {
    synchronized (this) {
      if (life != bornIn || !on) {
        return;
      }
      if (paused) {
        held = () -> run(bornIn, step);
        return;
      }
    }
    step.run();
  }

  /** A line on the serial console. */
  void say(String line) {
    byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    listeners.tell(listener -> listener.console(bytes.clone(), timeline.now()));
  }

  /** A line of a kickstart's log, which is shown on the console too. */
  void log(String source, String text) {
    listeners.tell(listener -> listener.logLine(source, text, timeline.now()));
    say(text);
  }

  Timeline timeline() {
    return timeline;
  }

  Listeners listeners() {
    return listeners;
  }

  synchronized @Nullable MediaSource medium() {
    return medium;
  }

  /** The devices it booted from, oldest first. */
  public List<BootDevice> boots() {
    return List.copyOf(boots);
  }

  @Override
  public void pressPowerButton() {
    if (!model.behaviour().boots() && !model.behaviour().ignoresPowerButton()) {
      off(PowerOffCause.GUEST_SHUTDOWN);
    } else if (guest.hearsPowerButton()) {
      say("[  OK  ] Reached target Power-Off.");
      then(Duration.ofSeconds(5), () -> off(PowerOffCause.GUEST_SHUTDOWN));
    }
  }

  @Override
  public void sendNmi() {
    listeners.tell(listener -> listener.panicked("NMI"));
  }

  @Override
  public synchronized void pause() {
    paused = on;
  }

  @Override
  public void resume() {
    Runnable waiting;
    synchronized (this) {
      paused = false;
      waiting = held;
      held = null;
    }
    if (waiting != null) {
      waiting.run();
    }
  }

  /** What is typed is echoed, as a terminal does. */
  @Override
  public void type(byte[] bytes) {
    if (!isOn()) {
      throw new HostException("server '" + name + "' is off");
    }
    listeners.tell(listener -> listener.console(bytes.clone(), timeline.now()));
  }

  @Override
  public synchronized void setBootOrder(BootOrder order) {
    next = order;
  }

  @Override
  public synchronized void setMedium(@Nullable MediaSource other) {
    medium = other;
  }

  /** The guest opens the tray of its virtual CD drive. */
  public void ejectByGuest() {
    MediaSource ejected;
    synchronized (this) {
      ejected = medium;
      medium = null;
    }
    if (ejected != null) {
      listeners.tell(listener -> listener.mediumEjectedByGuest(ejected));
    }
  }

  @Override
  public void addListener(HostListener listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    powerOff();
  }
}
