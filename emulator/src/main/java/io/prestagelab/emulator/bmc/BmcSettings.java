package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What makes a BMC.
 *
 * @param id last part of its system's URI
 * @param credentials of its administrator
 * @param usualOrder devices that firmware tries without an override
 * @param scratch folder for media that must be fetched whole
 * @param state file in which the BMC keeps its state over its own death, or null
 * @param asyncMedia whether inserting a medium answers at once and goes on as a task
 * @param faults what goes wrong on purpose
 * @param clock what time it is to the BMC
 * @param power how long power takes
 * @param media which media it accepts
 * @param timeline time that its commands take
 */
public record BmcSettings(
    String id,
    Credentials credentials,
    BootOrder usualOrder,
    Path scratch,
    @Nullable Path state,
    boolean asyncMedia,
    FaultPlan faults,
    Clock clock,
    PowerModel power,
    MediaRules media,
    Timeline timeline) {

  /** Usual settings: system {@code id}, administrator {@code admin}/{@code password}. */
  public static BmcSettings of(String id, Path scratch) {
    return new BmcSettings(
        id,
        new Credentials("admin", "password"),
        BootOrder.USUAL,
        scratch,
        null,
        false,
        new FaultPlan(),
        Clock.systemUTC(),
        PowerModel.USUAL,
        MediaRules.USUAL,
        Timeline.real());
  }

  /** The same with other credentials of its administrator. */
  public BmcSettings withCredentials(Credentials other) {
    return new BmcSettings(
        id, other, usualOrder, scratch, state, asyncMedia, faults, clock, power, media, timeline);
  }

  /** The same with its state kept in {@code file}. */
  public BmcSettings withState(Path file) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        file,
        asyncMedia,
        faults,
        clock,
        power,
        media,
        timeline);
  }

  /** The same with media inserted by tasks. */
  public BmcSettings withAsyncMedia() {
    return new BmcSettings(
        id, credentials, usualOrder, scratch, state, true, faults, clock, power, media, timeline);
  }

  /** The same with what goes wrong on purpose. */
  public BmcSettings withFaults(FaultPlan plan) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        state,
        asyncMedia,
        plan,
        clock,
        power,
        media,
        timeline);
  }

  /** The same with another clock. */
  public BmcSettings withClock(Clock other) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        state,
        asyncMedia,
        faults,
        other,
        power,
        media,
        timeline);
  }

  /** The same with other times of its power. */
  public BmcSettings withPower(PowerModel model) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        state,
        asyncMedia,
        faults,
        clock,
        model,
        media,
        timeline);
  }

  /** The same with other rules for media. */
  public BmcSettings withMedia(MediaRules rules) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        state,
        asyncMedia,
        faults,
        clock,
        power,
        rules,
        timeline);
  }

  /** The same on another timeline. */
  public BmcSettings withTimeline(Timeline other) {
    return new BmcSettings(
        id,
        credentials,
        usualOrder,
        scratch,
        state,
        asyncMedia,
        faults,
        clock,
        power,
        media,
        other);
  }
}
