package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that can be put right, or wrong. */
public final class SettableClock extends Clock {

  private final Clock base;
  private volatile Duration ahead = Duration.ZERO;

  SettableClock(Clock base) {
    this.base = base;
  }

  /** It is {@code now} now. */
  public void set(Instant now) {
    ahead = Duration.between(base.instant(), now);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return base.withZone(zone);
  }
}
