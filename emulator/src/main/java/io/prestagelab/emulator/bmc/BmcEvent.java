package io.prestagelab.emulator.bmc;

import java.time.Instant;

/**
 * Something that happened to a server, as its BMC saw it.
 *
 * @param id its number in the BMC's log
 * @param at when
 * @param kind what
 * @param detail one line for people
 */
public record BmcEvent(long id, Instant at, Kind kind, String detail) {

  /** What happened. */
  public enum Kind {
    POWER_CHANGED,
    BOOTED,
    OVERRIDE_CHANGED,
    MEDIA_INSERTED,
    MEDIA_EJECTED,
    PANICKED,
    LOG_CLEARED,
    LOGIN_FAILED,
    STARTED,
    SETTING_CHANGED,
    /** The server did not do what it was told. */
    FAILED
  }
}
