package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.bmc.BmcException.Reason;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.host.Timeline.Planned;
import java.time.Duration;

/**
 * Power and reset of a server. Commands run one after the other; the state shows at once what has
 * been asked for. To ask for a state that is reached already is no error.
 */
final class PowerControl {

  private final Host host;
  private final BootControl boot;
  private final EventLog events;
  private final SerialQueue queue;
  private final PowerModel model;
  private final Timeline timeline;
  private volatile PowerState state = PowerState.OFF;
  private boolean onAgain;
  private boolean graceful;
  private Planned pending = Planned.NOTHING;

  PowerControl(
      Host host, BootControl boot, EventLog events, SerialQueue queue, BmcSettings settings) {
    this.host = host;
    this.boot = boot;
    this.events = events;
    this.queue = queue;
    this.model = settings.power();
    this.timeline = settings.timeline();
  }

  PowerState state() {
    return state;
  }

  synchronized void reset(ResetType type) {
    switch (type) {
      case ON, FORCE_ON -> {
        if (state == PowerState.OFF || state == PowerState.POWERING_OFF) {
          powerOn();
        }
      }
      case FORCE_OFF -> {
        if (state != PowerState.OFF) {
          forceOff(false, "forced");
        }
      }
      case GRACEFUL_SHUTDOWN -> {
        if (!goesOff(false)) {
          shutDown(false);
        }
      }
      case GRACEFUL_RESTART -> {
        if (hasToRestart() && !goesOff(true)) {
          shutDown(true);
        }
      }
      case PUSH_POWER_BUTTON -> pushPowerButton();
      case FORCE_RESTART -> {
        if (hasToRestart()) {
          endGrace("reset");
          run(() -> boot.reset(host));
        }
      }
      case POWER_CYCLE -> {
        if (hasToRestart()) {
          forceOff(true, "power cycle");
        }
      }
      case NMI -> {
        requireRunning();
        run(host::sendNmi);
      }
    }
  }

  /** The server runs already: it is on from the beginning, whatever it still does to come up. */
  synchronized void foundOn() {
    change(PowerState.ON, "as it was found");
    run(() -> boot.powerOn(host));
  }

  /** What is off, or on its way there or back, has nothing to restart: it comes up. */
  private boolean hasToRestart() {
    if (state == PowerState.OFF || (state == PowerState.POWERING_OFF && !graceful)) {
      powerOn();
      return false;
    }
    return state != PowerState.POWERING_ON;
  }

  /** Whether it is off or goes off already; of two wishes what comes after that, the last holds. */
  private boolean goesOff(boolean on) {
    if (state == PowerState.POWERING_OFF) {
      onAgain = on;
    }
    return state == PowerState.OFF || state == PowerState.POWERING_OFF;
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new BmcException(Reason.CONFLICT, otherwise);
    }
  }

  private void requireRunning() {
    require(state == PowerState.ON || graceful, "the server is not on");
  }

  private void pushPowerButton() {
    if (state == PowerState.OFF) {
      powerOn();
    } else {
      run(host::pressPowerButton);
    }
  }

  private void powerOn() {
    if (state == PowerState.POWERING_OFF) {
      onAgain = true;
      return;
    }
    change(PowerState.POWERING_ON, "asked for");
    later(model.on(), () -> boot.powerOn(host));
  }

  private void forceOff(boolean on, String why) {
    onAgain = on;
    graceful = false;
    pending.cancel();
    change(PowerState.POWERING_OFF, why);
    later(
        model.off(),
        () -> {
          host.powerOff();
          neverWasOn();
        });
  }

  /** The power was cut before it came: no host tells that it went off. */
  private synchronized void neverWasOn() {
    if (state == PowerState.POWERING_OFF && !host.isOn()) {
      wentOff(PowerOffCause.FORCED, "");
    }
  }

  private void shutDown(boolean on) {
    require(state == PowerState.ON, "the server is not on");
    onAgain = on;
    graceful = true;
    change(PowerState.POWERING_OFF, "asked of the operating system");
    run(host::pressPowerButton);
    pending = timeline.after(model.gracefulLimit(), this::shutDownLimit);
  }

  private synchronized void shutDownLimit() {
    if (!graceful) {
      return;
    }
    String what =
        "the operating system did not shut down within "
            + model.gracefulLimit().toSeconds()
            + " s of being asked";
    if (model.forceAfterLimit() || onAgain) {
      forceOff(onAgain, what);
    } else {
      endGrace(what);
    }
  }

  private void endGrace(String why) {
    if (graceful) {
      graceful = false;
      onAgain = false;
      pending.cancel();
      change(PowerState.ON, why);
    }
  }

  /** The mains fail. */
  synchronized void lose(String why) {
    if (state == PowerState.OFF) {
      return;
    }
    onAgain = false;
    graceful = false;
    pending.cancel();
    change(PowerState.POWERING_OFF, "power is lost: " + why);
    run(
        () -> {
          host.powerOff();
          neverWasOn();
        });
  }

  private void later(Duration delay, Runnable work) {
    if (delay.isZero()) {
      run(work);
    } else {
      pending = timeline.after(delay, () -> run(work));
    }
  }

  private void run(Runnable work) {
    queue.execute(
        () -> {
          try {
            work.run();
          } catch (HostException e) {
            failed(String.valueOf(e.getMessage()));
          }
        });
  }

  private synchronized void failed(String why) {
    events.add(Kind.FAILED, why);
    change(host.isOn() ? PowerState.ON : PowerState.OFF, "after a failure");
  }

  synchronized void booted() {
    if (graceful) {
      endGrace("the operating system restarted");
    } else if (state == PowerState.POWERING_ON) {
      change(PowerState.ON, "");
    }
  }

  synchronized void wentOff(PowerOffCause cause, String detail) {
    graceful = false;
    pending.cancel();
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
