package io.prestagelab.cli.storm;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One install that was asked for, and everything that was told of it. */
final class StormJob {
  private final int number;
  private final String bmc;
  private final StormKind kind;
  private final List<StormOutcome> told = new CopyOnWriteArrayList<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final List<Long> begun = new CopyOnWriteArrayList<>();
  private volatile int interrupted;
  private volatile boolean unclaimed;

  StormJob(int number, String bmc, StormKind kind) {
    this.number = number;
    this.bmc = bmc;
    this.kind = kind;
  }

  String bmc() {
    return bmc;
  }

  StormKind kind() {
    return kind;
  }

  /** An attempt begins. */
  void begin(long consoleLength) {
    begun.add(consoleLength);
  }

  /** How long its server's console was when each attempt began. */
  List<Long> begun() {
    return begun;
  }

  void tell(StormOutcome outcome) {
    told.add(outcome);
  }

  void note(String text) {
    notes.add(text);
  }

  /** The emulator died meanwhile; called by the one thread that has the job. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  void interrupt() {
    interrupted++;
  }

  List<StormOutcome> told() {
    return told;
  }

  /** Its server came up installed although it should not: the fault died with the emulator. */
  void cameUpUnclaimed() {
    unclaimed = true;
  }

  boolean isUnclaimed() {
    return unclaimed;
  }

  int interrupted() {
    return interrupted;
  }

  boolean isLost() {
    return told.isEmpty();
  }

  boolean isDoubled() {
    return told.size() > 1;
  }

  boolean isWrong() {
    return told.stream().anyMatch(outcome -> !kind.mayEndAs(outcome));
  }

  @Override
  public String toString() {
    return "install %d of %s, %s: told %s %s".formatted(number, bmc, kind.words(), told, notes);
  }
}
