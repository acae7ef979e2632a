package io.prestagelab.emulator.host;

import io.prestagelab.emulator.host.MachineState.Closed;
import io.prestagelab.emulator.host.MachineState.Cutting;
import io.prestagelab.emulator.host.MachineState.Off;
import io.prestagelab.emulator.host.MachineState.Replacing;
import io.prestagelab.emulator.host.MachineState.Running;
import io.prestagelab.emulator.media.MediaSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Power and reset line of a QEMU server: which machine runs, and what follows it.
 *
 * <p>Under UEFI each reset, by the guest or by the BMC, is a new QEMU process: OVMF sometimes
 * stands still, before it has set up its screen, when QEMU 7.2 resets an emulated machine on which
 * a system has run.
 */
final class QemuPower {

  private static final Logger LOG = LoggerFactory.getLogger(QemuPower.class);

  /** Hears of machines; {@link #later} is the one thread on which the host tells. */
  interface Watch {
    /** Makes a machine with {@code firmware}, paused before its first instruction. */
    QemuMachine start(Firmware firmware, BootOrder order);

    /** A machine has said its last word. */
    void silent();

    void booted(BootCause cause);

    void poweredOff(PowerOffCause cause, String words);

    void later(Runnable work);
  }

  private final Watch watch;
  private final HostFacts facts;
  private final CdDrive drive;
  private MachineState state = new Off();
  private Firmware firmware;
  private BootOrder order = BootOrder.USUAL;

  QemuPower(HostFacts facts, CdDrive drive, Watch watch) {
    this.facts = facts;
    this.firmware = facts.settings().firmware();
    this.drive = drive;
    this.watch = watch;
  }

  synchronized void setFirmware(Firmware other) {
    firmware = other;
  }

  /** The firmware that runs, or that the next machine starts with. */
  synchronized Firmware firmware() {
    return state instanceof Running running ? running.machine().firmware() : firmware;
  }

  synchronized boolean isOn() {
    return !(state instanceof Off) && !(state instanceof Closed);
  }

  synchronized void on(BootOrder first) {
    if (state instanceof Off) {
      order = first;
      start(BootCause.POWER_ON, firmware);
    }
  }

  private synchronized void start(BootCause cause, Firmware wanted) {
    QemuMachine fresh = watch.start(wanted, order);
    state = new Running(fresh);
    CompletableFuture<Void> unused =
        fresh.process().exited().thenAccept(code -> watch.later(() -> ended(fresh, code)));
    drive.show(fresh);
    fresh.run();
    watch.later(() -> watch.booted(cause));
  }

  /** Cuts the power and waits until everything about the machine's end has been told. */
  void off() {
    QemuMachine running = cut();
    if (running != null) {
      running.process().kill();
      running.off().join();
    }
  }

  private synchronized @Nullable QemuMachine cut() {
    if (state instanceof Replacing) {
      state = new Replacing(true);
      awaitReplacement();
    }
    if (state instanceof Running running) {
      state = new Cutting(running.machine());
    }
    return state instanceof Cutting cutting ? cutting.machine() : null;
  }

  private void awaitReplacement() {
    try {
      while (state instanceof Replacing) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostException("interrupted while the server was being reset", e);
    }
  }

  /** Cuts the power for good. */
  void close() {
    do {
      off();
    } while (!closed());
  }

  private synchronized boolean closed() {
    if (state instanceof Off) {
      state = new Closed();
    }
    return state instanceof Closed;
  }

  private void ended(QemuMachine dead, int code) {
    dead.drain();
    watch.silent();
    MachineState before = leave(dead);
    if (before instanceof Running && !dead.isResetByGuest()) {
      PowerOffCause cause = code == 0 ? PowerOffCause.GUEST_SHUTDOWN : PowerOffCause.DIED;
      watch.poweredOff(cause, code == 0 ? "" : death(dead, code));
    } else if (before instanceof Cutting) {
      watch.poweredOff(PowerOffCause.FORCED, "");
    }
    dead.finish();
    if (before instanceof Running running && dead.isResetByGuest()) {
      resetByGuest(running.machine());
    }
  }

  /** The state in which the machine ended; what follows begins with it. */
  private synchronized MachineState leave(QemuMachine dead) {
    MachineState before = state;
    if (before instanceof Running) {
      state = dead.isResetByGuest() ? new Replacing(false) : new Off();
    } else if (before instanceof Cutting) {
      state = new Off();
    }
    return before;
  }

  private static String death(QemuMachine dead, int code) {
    return "QEMU ended with code " + code + ": " + dead.process().lastWords();
  }

  /** Pulls the reset line. */
  void reset() {
    QemuMachine machine = running();
    if (needsAnother(machine)) {
      replace(machine);
    } else {
      machine.qmp().execute("system_reset");
    }
  }

  /** A running QEMU changes neither its firmware nor the network's boot ROM. */
  private synchronized boolean needsAnother(QemuMachine machine) {
    boolean rom = order.devices().contains(BootDevice.NETWORK) && !machine.hasNetworkRom();
    return firmware != machine.firmware() || firmware == Firmware.UEFI || rom;
  }

  private void replace(QemuMachine old) {
    synchronized (this) {
      running();
      state = new Replacing(false);
    }
    try {
      old.process().kill();
      old.off().join();
    } catch (RuntimeException e) {
      stays(old);
      throw e;
    }
    next(BootCause.BMC_RESET, null);
  }

  private synchronized void stays(QemuMachine old) {
    state = new Running(old);
    notifyAll();
  }

  private void resetByGuest(QemuMachine old) {
    try {
      next(BootCause.GUEST_RESET, old.firmware());
    } catch (HostException e) {
      LOG.debug("no machine after a guest's reset: {}", e.getMessage());
    }
  }

  /** The machine that follows, unless the power was cut meanwhile; null: firmware as wanted now. */
  private synchronized void next(BootCause cause, @Nullable Firmware wanted) {
    boolean cut = state instanceof Replacing replacing && replacing.cut();
    state = new Off();
    notifyAll();
    if (cut) {
      watch.later(() -> watch.poweredOff(PowerOffCause.FORCED, ""));
      return;
    }
    try {
      start(cause, wanted == null ? firmware : wanted);
    } catch (HostException e) {
      String why = String.valueOf(e.getMessage());
      watch.later(() -> watch.poweredOff(PowerOffCause.DIED, why));
      throw e;
    }
  }

  void setBootOrder(BootOrder next) {
    QemuMachine current;
    synchronized (this) {
      current = present();
      order = next;
    }
    if (current != null) {
      passOn(next, current);
    }
  }

  /** A machine that ends because its guest has reset it takes no order; the next one has it. */
  private void passOn(BootOrder next, QemuMachine current) {
    try {
      current.setBootOrder(next, facts.bootDevices());
    } catch (HostException e) {
      if (!current.isResetByGuest() && current.equals(present())) {
        throw e;
      }
      LOG.debug("the machine is being reset: {}", e.getMessage());
    }
  }

  /** Puts a medium into the drive, or takes out what is there if it is null. */
  synchronized void setMedium(@Nullable MediaSource medium) {
    drive.put(medium, present());
  }

  /** The guest has opened its tray with this in it. */
  synchronized void ejected(CdDrive.Loaded medium) {
    drive.ejected(medium, present());
  }

  private synchronized @Nullable QemuMachine present() {
    return state instanceof Running running ? running.machine() : null;
  }

  /**
   * The machine that runs.
   *
   * @throws HostException if the server is off
   */
  synchronized QemuMachine running() {
    QemuMachine machine = present();
    if (machine == null) {
      throw new HostException("server '" + facts.settings().name() + "' is off");
    }
    return machine;
  }
}
