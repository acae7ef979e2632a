package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;

/** The boot override, and the order that the firmware is given for its next boot. */
final class BootControl {

  private final Host host;
  private final BootOrder usual;
  private final EventLog events;
  private final FaultPlan faults;
  private BootOverride override;

  BootControl(Host host, BootOrder usual, EventLog events, FaultPlan faults) {
    this.faults = faults;
    this.host = host;
    this.usual = usual;
    this.events = events;
    boolean uefi = host.firmwares().contains(Firmware.UEFI);
    this.override = BootOverride.none(uefi ? Firmware.UEFI : Firmware.BIOS);
  }

  synchronized BootOverride override() {
    return override;
  }

  /** The order for a boot that begins now. */
  synchronized BootOrder nextOrder() {
    boolean ignored = override.enabled() == OverrideEnabled.ONCE && faults.bmc().ignoresOnce();
    return ignored ? usual : override.order(usual);
  }

  synchronized void restore(BootOverride earlier) {
    override = earlier;
  }

  void set(BootOverride wanted) {
    synchronized (this) {
      override = wanted;
    }
    events.add(Kind.OVERRIDE_CHANGED, wanted.enabled().wire() + " " + wanted.target().wire());
    if (host.isOn()) {
      host.setBootOrder(nextOrder());
    }
  }

  /** Firmware has begun to boot with the order it was given: Once is consumed. */
  void booted(BootCause cause) {
    boolean consumed;
    synchronized (this) {
      BootOverride left = faults.bmc().keepsOnce() ? override : override.afterBoot();
      consumed = !left.equals(override);
      override = left;
    }
    events.add(Kind.BOOTED, cause.name());
    if (consumed) {
      events.add(Kind.OVERRIDE_CHANGED, "Once was consumed by this boot");
      orderForNextBoot();
    }
  }

  private void orderForNextBoot() {
    try {
      host.setBootOrder(nextOrder());
    } catch (HostException e) {
      events.add(Kind.FAILED, "boot order not restored: " + e.getMessage());
    }
  }
}
