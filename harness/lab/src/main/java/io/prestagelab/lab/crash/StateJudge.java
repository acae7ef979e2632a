package io.prestagelab.lab.crash;

import io.prestagelab.image.crash.CrashState;

/** Judges states of a disk, one at a time. */
interface StateJudge extends AutoCloseable {
  /**
   * Judges one state.
   *
   * @param finished whether the prestaging had said before the cut that it was done
   */
  Judgement judge(CrashState state, boolean finished);

  @Override
  void close();
}
