package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Timeline;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What makes a BMC: usual settings, and others made from them. Settings never change. */
public final class BmcSettings {

  private final String id;
  private final Path scratch;
  private Credentials credentials = new Credentials("admin", "password");
  private BootOrder usualOrder = BootOrder.USUAL;
  private @Nullable Path state = null;
  private boolean asyncMedia = false;
  private FaultPlan faults = new FaultPlan();
  private Clock clock = Clock.systemUTC();
  private PowerModel power = PowerModel.USUAL;
  private MediaRules media = MediaRules.USUAL;
  private Timeline timeline = Timeline.real();

  private BmcSettings(String id, Path scratch) {
    this.id = id;
    this.scratch = scratch;
  }

  private BmcSettings(BmcSettings base) {
    this.id = base.id;
    this.scratch = base.scratch;
    this.credentials = base.credentials;
    this.usualOrder = base.usualOrder;
    this.state = base.state;
    this.asyncMedia = base.asyncMedia;
    this.faults = base.faults;
    this.clock = base.clock;
    this.power = base.power;
    this.media = base.media;
    this.timeline = base.timeline;
  }

  /** Usual settings: system {@code id}, administrator {@code admin}/{@code password}. */
  public static BmcSettings of(String id, Path scratch) {
    return new BmcSettings(id, scratch);
  }

  private BmcSettings with(Consumer<BmcSettings> change) {
    BmcSettings copy = new BmcSettings(this);
    change.accept(copy);
    return copy;
  }

  /** Last part of its system's URI. */
  public String id() {
    return id;
  }

  /** Folder for media that must be fetched whole. */
  public Path scratch() {
    return scratch;
  }

  /** Of its administrator. */
  public Credentials credentials() {
    return credentials;
  }

  /** The same with other credentials of its administrator. */
  public BmcSettings withCredentials(Credentials other) {
    return with(copy -> copy.credentials = other);
  }

  /** Devices that firmware tries without an override. */
  public BootOrder usualOrder() {
    return usualOrder;
  }

  /** File in which the BMC keeps its state over its own death, or null. */
  public @Nullable Path state() {
    return state;
  }

  /** The same with its state kept in {@code file}. */
  public BmcSettings withState(Path file) {
    return with(copy -> copy.state = file);
  }

  /** Whether inserting a medium answers at once and goes on as a task. */
  public boolean asyncMedia() {
    return asyncMedia;
  }

  /** The same with media inserted by tasks. */
  public BmcSettings withAsyncMedia() {
    return with(copy -> copy.asyncMedia = true);
  }

  /** What goes wrong on purpose. */
  public FaultPlan faults() {
    return faults;
  }

  /** The same with what goes wrong on purpose. */
  public BmcSettings withFaults(FaultPlan plan) {
    return with(copy -> copy.faults = plan);
  }

  /** What time it is to the BMC. */
  public Clock clock() {
    return clock;
  }

  /** The same with another clock. */
  public BmcSettings withClock(Clock other) {
    return with(copy -> copy.clock = other);
  }

  /** How long power takes. */
  public PowerModel power() {
    return power;
  }

  /** The same with other times of its power. */
  public BmcSettings withPower(PowerModel model) {
    return with(copy -> copy.power = model);
  }

  /** Which media it accepts. */
  public MediaRules media() {
    return media;
  }

  /** The same with other rules for media. */
  public BmcSettings withMedia(MediaRules rules) {
    return with(copy -> copy.media = rules);
  }

  /** Time that its commands take. */
  public Timeline timeline() {
    return timeline;
  }

  /** The same on another timeline. */
  public BmcSettings withTimeline(Timeline other) {
    return with(copy -> copy.timeline = other);
  }
}
