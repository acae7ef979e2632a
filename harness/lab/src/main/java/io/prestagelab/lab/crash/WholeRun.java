package io.prestagelab.lab.crash;

import io.prestagelab.lab.verdict.Verdict;

/**
 * What became of a server that went on from a state.
 *
 * @param judgement of the state
 * @param installed how Miniboot ended on it
 * @param again how Miniboot ended on it after it had been prestaged again
 */
record WholeRun(Judgement judgement, Verdict installed, Verdict again) {
  /** What no state may do to a server, in words. */
  static final String RULE = "a server cannot be installed or prestaged again";

  /**
   * Whether the server was installed from where the check said, and locally once it had been
   * prestaged again.
   */
  boolean broken() {
    boolean asJudged =
        judgement.accepted()
            ? installed instanceof Verdict.Local
            : installed instanceof Verdict.Remote;
    return !asJudged || !(again instanceof Verdict.Local);
  }
}
