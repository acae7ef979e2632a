package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;

/** Judges states of a disk, one at a time. */
interface StateJudge extends AutoCloseable {
  /**
   * Judges one state.
   *
   * @param claim what was true before the cut
   */
  Judgement judge(CrashState state, Judgement.Claim claim);

  @Override
  void close();
}
