package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HostFault;
import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.Host;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.host.HostListener;
import io.prestagelab.emulator.host.PowerOffCause;
import io.prestagelab.emulator.host.Timeline;
import io.prestagelab.emulator.host.Timeline.Planned;
import io.prestagelab.emulator.host.Utf8Lines;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets go wrong with a server what its fault plan wants: slow self-tests and lost power. */
final class HostFaults implements HostListener {

  private static final Logger LOG = LoggerFactory.getLogger(HostFaults.class);

  private final Host host;
  private final PowerControl power;
  private final FaultPlan faults;
  private final Timeline timeline;
  private final Utf8Lines lines = new Utf8Lines(this::line);
  private Planned loss = Planned.NOTHING;

  HostFaults(Host host, PowerControl power, BmcSettings settings) {
    this.host = host;
    this.power = power;
    this.faults = settings.faults();
    this.timeline = settings.timeline();
    faults.onHostChange(this::arm);
  }

  @Override
  public void booted(BootCause cause) {
    Integer seconds = faults.host().slowPostSeconds();
    if (seconds != null) {
      faults.struck(HostFault.class);
      host.pause();
      timeline.after(Duration.ofSeconds(seconds), this::postEnds);
    }
    if (cause == BootCause.POWER_ON) {
      arm();
    }
  }

  private void postEnds() {
    try {
      host.resume();
    } catch (HostException e) {
      LOG.debug("the server went off during its slow POST: {}", e.getMessage());
    }
  }

  private synchronized void arm() {
    loss.cancel();
    Integer seconds = faults.host().powerLostAfterSeconds();
    if (seconds != null && host.isOn()) {
      loss = timeline.after(Duration.ofSeconds(seconds), () -> lose("after " + seconds + " s"));
    }
  }

  @Override
  public void console(byte[] bytes, Instant at) {
    if (faults.host().powerLostAtLine() != null) {
      lines.take(bytes);
    }
  }

  private void line(String line) {
    if (faults.host().isLastLine(line)) {
      lose("at the console line '" + line + "'");
    }
  }

  private void lose(String why) {
    faults.powerLost();
    power.lose("fault plan, " + why);
  }

  @Override
  public synchronized void poweredOff(PowerOffCause cause, String detail) {
    loss.cancel();
  }
}
