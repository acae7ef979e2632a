package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * A clock that can be put right, or wrong, and that tells its time in the offset from UTC it is
 * given.
 */
public final class SettableClock extends Clock {

  private final Clock base;
  private volatile Duration ahead = Duration.ZERO;
  private volatile ZoneOffset offset = ZoneOffset.UTC;

  SettableClock(Clock base) {
    this.base = base;
  }

  /** It is {@code now} now. */
  public void set(Instant now) {
    ahead = Duration.between(base.instant(), now);
  }

  /** From now on it tells its time with this offset from UTC; what time it is stays. */
  public void show(ZoneOffset shown) {
    offset = shown;
  }

  /** The offset from UTC in which it tells its time. */
  public ZoneOffset offset() {
    return offset;
  }

  /** Its time to the second, in its offset, as Redfish writes it (DSP0266 9.6.4, date-time). */
  public String shown() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant().truncatedTo(ChronoUnit.SECONDS).atOffset(offset));
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
