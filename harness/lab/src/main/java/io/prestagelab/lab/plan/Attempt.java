package io.prestagelab.lab.plan;

import java.util.random.RandomGenerator;

/**
 * One subcloud on its way through the window; it knows what comes next, and not how long that is.
 */
final class Attempt {
  /** What goes wrong in this attempt, and when. */
  private enum Wrong {
    NOTHING,
    BMC,
    MEDIA,
    BOOT,
    INSTALL
  }

  private final int number;
  private final FleetClass kind;
  private final RandomGenerator random;
  private FleetStage stage = FleetStage.WAITING;
  private Wrong wrong = Wrong.NOTHING;
  private boolean local;
  private int tries;
  private double begun = -1;
  private double ended;
  private double fetched;

  Attempt(int number, FleetClass kind, RandomGenerator random) {
    this.number = number;
    this.kind = kind;
    this.random = random;
  }

  /** A place is free. */
  void begin(double now) {
    begun = begun < 0 ? now : begun;
    tries++;
    stage = FleetStage.PREPARE;
    wrong = drawn();
    local = kind.prestaged() && random.nextDouble() >= kind.fallback();
  }

  private Wrong drawn() {
    FleetClass.Failures failures = kind.failures();
    double at = random.nextDouble();
    double[] parts = {failures.bmc(), failures.media(), failures.boot(), failures.install()};
    for (int i = 0; i < parts.length; i++) {
      at -= parts[i];
      if (at < 0) {
        return Wrong.values()[i + 1];
      }
    }
    return Wrong.NOTHING;
  }

  /** The stage has ended; goes to the next. */
  FleetStage next(double now) {
    stage =
        switch (stage) {
          case PREPARE -> wrong == Wrong.BMC ? FleetStage.FAILED : FleetStage.POST;
          case POST -> FleetStage.MEDIA;
          case MEDIA -> wrong == Wrong.MEDIA ? FleetStage.FAILED : FleetStage.KERNEL;
          case KERNEL ->
              wrong == Wrong.BOOT
                  ? FleetStage.NOTICE
                  : local ? FleetStage.BUNDLE : FleetStage.PACKAGES;
          case BUNDLE, PACKAGES -> FleetStage.INSTALL;
          case INSTALL -> wrong == Wrong.INSTALL ? FleetStage.NOTICE : FleetStage.RESTART;
          case RESTART -> FleetStage.DONE;
          case NOTICE -> FleetStage.FAILED;
          case WAITING, DONE, FAILED -> throw new IllegalStateException("nothing follows " + stage);
        };
    ended = now;
    return stage;
  }

  /** Of a stage that takes a fixed time, that time, in seconds. */
  double seconds() {
    FleetClass.Times times = kind.times();
    return switch (stage) {
      case PREPARE -> varied(kind.preparation());
      case POST -> varied(times.post());
      case KERNEL -> varied(times.kernel());
      case BUNDLE -> kind.sizes().bundle() / kind.disk();
      case INSTALL -> varied(times.install()) * (wrong == Wrong.INSTALL ? 0.5 : 1);
      case RESTART -> varied(times.post() + times.kernel());
      case NOTICE -> times.notice();
      default -> throw new IllegalStateException(stage + " takes no fixed time");
    };
  }

  /** A normal distribution, cut off where time would run backwards. */
  private double varied(double seconds) {
    double spread = kind.times().spread();
    return spread == 0 ? seconds : Math.max(0, seconds * (1 + spread * random.nextGaussian()));
  }

  /** Of a stage that moves bytes over the uplink, how many. */
  double bytes() {
    double whole = stage == FleetStage.MEDIA ? kind.sizes().miniboot() : kind.sizes().packages();
    double bytes =
        wrong == Wrong.MEDIA && stage == FleetStage.MEDIA ? whole * random.nextDouble() : whole;
    fetched += bytes;
    return bytes;
  }

  /** Whether it may try again; then it waits. */
  boolean again(int retries) {
    if (tries > retries) {
      return false;
    }
    stage = FleetStage.WAITING;
    return true;
  }

  int number() {
    return number;
  }

  FleetClass kind() {
    return kind;
  }

  FleetStage stage() {
    return stage;
  }

  boolean isLocal() {
    return local;
  }

  int tries() {
    return tries;
  }

  /** From its first place to its end, in seconds. */
  double took() {
    return ended - begun;
  }

  double ended() {
    return ended;
  }

  double fetched() {
    return fetched;
  }
}
