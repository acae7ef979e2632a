package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A server without a machine, for scale and for fast tests: it goes on and off at once and
 * remembers what it booted from.
 */
public final class SimulatedHost implements Host {

  private final String name;
  private final Listeners listeners = new Listeners();
  private final List<BootDevice> boots = new CopyOnWriteArrayList<>();
  private final Set<Firmware> firmwares = EnumSet.allOf(Firmware.class);
  private BootOrder next = BootOrder.USUAL;
  private @Nullable MediaSource medium;
  private boolean on;

  /** A server that is off, with an empty disk. */
  public SimulatedHost(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Firmware> firmwares() {
    return Set.copyOf(firmwares);
  }

  @Override
  public Hardware hardware() {
    Hardware.Disk disk = new Hardware.Disk("SIM0001", "SAS", 250L << 30);
    return new Hardware(16, 65_536, "52:54:00:50:4c:00", List.of(disk));
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

  private void off(PowerOffCause cause) {
    synchronized (this) {
      if (!on) {
        return;
      }
      on = false;
    }
    listeners.tell(listener -> listener.poweredOff(cause, ""));
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
    synchronized (this) {
      if (!on) {
        throw new HostException("server '" + name + "' is off");
      }
      boots.add(bootable());
    }
    listeners.tell(listener -> listener.booted(cause));
  }

  private BootDevice bootable() {
    return next.devices().stream()
        .filter(device -> device != BootDevice.CD || medium != null)
        .findFirst()
        .orElse(BootDevice.DISK);
  }

  /** The devices it booted from, oldest first. */
  public List<BootDevice> boots() {
    return List.copyOf(boots);
  }

  @Override
  public void pressPowerButton() {
    off(PowerOffCause.GUEST_SHUTDOWN);
  }

  @Override
  public void sendNmi() {
    listeners.tell(listener -> listener.panicked("NMI"));
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
    setMedium(null);
    listeners.tell(HostListener::mediumEjectedByGuest);
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
