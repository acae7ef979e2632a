package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.PowerOffCause;

/** Power and reset of a server; commands run one after the other. */
final class PowerControl {

  private final Host host;
  private final BootControl boot;
  private final EventLog events;
  private final SerialQueue queue;
  private volatile PowerState state = PowerState.OFF;
  private volatile boolean onAgain;

  PowerControl(Host host, BootControl boot, EventLog events, SerialQueue queue) {
    this.host = host;
    this.boot = boot;
    this.events = events;
    this.queue = queue;
  }

  PowerState state() {
    return state;
  }

  void reset(ResetType type) {
    switch (type) {
      case ON, FORCE_ON -> {
        require(state == PowerState.OFF || state == PowerState.POWERING_OFF, "the server is on");
        powerOn();
      }
      case FORCE_OFF -> {
        require(state != PowerState.OFF, "the server is off");
        forceOff();
      }
      case GRACEFUL_SHUTDOWN -> {
        require(state == PowerState.ON, "the server is not on");
        run(host::pressPowerButton);
      }
      case PUSH_POWER_BUTTON -> pushPowerButton();
      case FORCE_RESTART -> {
        require(state == PowerState.ON, "the server is not on");
        run(host::reset);
      }
      case GRACEFUL_RESTART -> {
        require(state == PowerState.ON, "the server is not on");
        onAgain = true;
        run(host::pressPowerButton);
      }
      case POWER_CYCLE -> {
        require(state != PowerState.OFF, "the server is off");
        forceOff();
        powerOn();
      }
      case NMI -> {
        require(state == PowerState.ON, "the server is not on");
        run(host::sendNmi);
      }
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new BmcException(Reason.CONFLICT, otherwise);
    }
  }

  private void pushPowerButton() {
    if (state == PowerState.OFF) {
      powerOn();
    } else {
      run(host::pressPowerButton);
    }
  }

  private void powerOn() {
    change(PowerState.POWERING_ON, "asked for");
    run(
        () -> {
          if (state != PowerState.POWERING_ON) {
            change(PowerState.POWERING_ON, "after power-off");
          }
          host.powerOn(boot.nextOrder());
        });
  }

  private void forceOff() {
    onAgain = false;
    change(PowerState.POWERING_OFF, "forced");
    run(host::powerOff);
  }

  private void run(Runnable work) {
    queue.execute(
        () -> {
          try {
            work.run();
          } catch (HostException e) {
            events.add(Kind.FAILED, String.valueOf(e.getMessage()));
            change(host.isOn() ? PowerState.ON : PowerState.OFF, "after a failure");
          }
        });
  }

  void booted() {
    if (state != PowerState.ON) {
      change(PowerState.ON, "");
    }
  }

  void wentOff(PowerOffCause cause, String detail) {
    change(PowerState.OFF, detail.isEmpty() ? cause.name() : cause.name() + ": " + detail);
    if (onAgain) {
      onAgain = false;
      powerOn();
    }
  }

  private void change(PowerState next, String why) {
    state = next;
    events.add(Kind.POWER_CHANGED, why.isEmpty() ? next.wire() : next.wire() + " (" + why + ")");
  }
}
