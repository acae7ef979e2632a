package io.prestagelab.cli.storm;

import java.time.Duration;

/**
 * How big a storm is.
 *
 * @param bmcs how many there are
 * @param parallel how many installs go on at a time
 * @param installs how many there are in all
 * @param percent of the installs that have each kind of fault; at least one has it if this is not 0
 * @param kill whether the emulator is killed in the middle
 * @param patience how long a client waits for a state
 * @param silence how long a console is silent before a server is given up
 * @param patient whether also with faults that a client notices after half a minute only
 */
record StormSize(
    int bmcs,
    int parallel,
    int installs,
    double percent,
    boolean kill,
    Duration patience,
    Duration silence,
    boolean patient) {

  /** How many installs of each BMC come one after the other, at most. */
  int rounds() {
    return (installs + bmcs - 1) / bmcs;
  }

  /** How many installs have {@code kind}, if it is a fault. */
  int of(StormKind kind) {
    boolean none = percent == 0 || (kind == StormKind.NO_ANSWER && !patient);
    return none ? 0 : (int) Math.max(1, Math.round(installs * percent / 100));
  }
}
