package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The boot override, and the order that the firmware is given for its next boot. */
final class BootControl {

  private final Host host;
  private final EventLog events;
  private final FaultPlan faults;
  private final BootOrder delivered;
  private BootOrder usual;
  private BootOverride override;
  private boolean spared;

  BootControl(Host host, BootOrder usual, EventLog events, FaultPlan faults) {
    this.faults = faults;
    this.host = host;
    this.delivered = usual;
    this.usual = usual;
    this.events = events;
    boolean uefi = host.firmwares().contains(Firmware.UEFI);
    this.override = BootOverride.none(uefi ? Firmware.UEFI : Firmware.BIOS);
  }

  synchronized BootOverride override() {
    return override;
  }

  synchronized BootOrder usual() {
    return usual;
  }

  /** The order for a boot that begins now. */
  synchronized BootOrder nextOrder() {
    if (faults.host().leadsNowhere()) {
      return BootOrder.NOWHERE;
    }
    if (spared) {
      return usual;
    }
    boolean ignored = override.enabled() == OverrideEnabled.ONCE && faults.bmc().ignoresOnce();
    return ignored ? usual : override.order(usual, host.bootEntries());
  }

  synchronized void restore(BootOverride earlier, @Nullable List<BootDevice> order) {
    override = earlier;
    usual = order == null ? usual : new BootOrder(order);
  }

  /** An override that is there already; {@code running}: the server's first boot was before it. */
  synchronized void found(BootOverride shown, boolean running) {
    Firmware mode = host.firmwares().contains(shown.mode()) ? shown.mode() : override.mode();
    override = new BootOverride(shown.enabled(), shown.target(), mode, shown.uefiTarget());
    spared = running;
  }

  List<BootOption> options() {
    return host.bootEntries().stream().map(BootOption::of).toList();
  }

  List<BootOption> order() {
    List<BootOption> options = options();
    return usual().devices().stream()
        .flatMap(device -> options.stream().filter(option -> option.entry().device() == device))
        .toList();
  }

  void setUsual(List<BootOption> order) {
    setUsual(new BootOrder(order.stream().map(option -> option.entry().device()).toList()));
  }

  /** The order as the server was delivered. */
  void setDelivered() {
    setUsual(delivered);
  }

  private void setUsual(BootOrder order) {
    List<BootDevice> devices = order.devices();
    synchronized (this) {
      usual = order;
    }
    events.add(Kind.OVERRIDE_CHANGED, "boot order " + devices);
    if (host.isOn()) {
      host.setBootOrder(nextOrder());
    }
  }

  void set(BootOverride wanted) {
    check(wanted);
    synchronized (this) {
      override = wanted;
    }
    events.add(Kind.OVERRIDE_CHANGED, words(wanted));
    if (host.isOn()) {
      host.setBootOrder(nextOrder());
    }
  }

  private static String words(BootOverride wanted) {
    String target = wanted.enabled().wire() + " " + wanted.target().wire();
    return wanted.target() == BootTarget.UEFI_TARGET ? target + " " + wanted.uefiTarget() : target;
  }

  private void check(BootOverride wanted) {
    if (!host.firmwares().contains(wanted.mode())) {
      throw new BmcException(
          Reason.NOT_SUPPORTED,
          "server '%s' boots in %s only".formatted(host.name(), host.firmwares()));
    }
    if (wanted.target() != BootTarget.UEFI_TARGET) {
      return;
    }
    if (wanted.mode() != Firmware.UEFI) {
      throw new BmcException(
          Reason.NOT_SUPPORTED, "boot target UefiTarget needs the boot mode UEFI");
    }
    String path = wanted.uefiTarget();
    if (options().stream().noneMatch(o -> o.entry().uefiPath().equalsIgnoreCase(path))) {
      throw new BmcException(
          Reason.NOT_SUPPORTED,
          "no boot option has the UEFI device path '%s'; set UefiTargetBootSourceOverride to one of %s"
              .formatted(
                  path == null ? "" : path,
                  options().stream().map(option -> option.entry().uefiPath()).toList()));
    }
  }

  /** Gives the server power with the firmware and the order asked for. */
  void powerOn(Host server) {
    server.setFirmware(override().mode());
    server.powerOn(nextOrder());
  }

  /** Resets the server into the firmware asked for. */
  void reset(Host server) {
    server.setFirmware(override().mode());
    server.setBootOrder(nextOrder());
    server.reset();
  }

  /** Firmware has begun to boot with the order it was given: Once is consumed. */
  void booted(BootCause cause) {
    boolean consumed;
    boolean first;
    countStrikes();
    synchronized (this) {
      first = spared;
      spared = false;
      BootOverride left = first || faults.bmc().keepsOnce() ? override : override.afterBoot();
      consumed = !left.equals(override);
      override = left;
    }
    events.add(Kind.BOOTED, cause.name());
    if (consumed) {
      events.add(Kind.OVERRIDE_CHANGED, "Once was consumed by this boot");
    }
    if (consumed || first) {
      orderForNextBoot();
    }
  }

  private void countStrikes() {
    boolean once = override().enabled() == OverrideEnabled.ONCE;
    if (once && (faults.bmc().ignoresOnce() || faults.bmc().keepsOnce())) {
      faults.struck(BmcFault.class);
    }
    if (faults.host().leadsNowhere()) {
      faults.struck(HostFault.class);
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
