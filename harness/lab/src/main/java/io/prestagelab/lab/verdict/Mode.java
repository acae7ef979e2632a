package io.prestagelab.lab.verdict;

/** Where an installation took its packages from. */
public enum Mode {
  /** The prestaged bundle on the server's own disk. */
  LOCAL,
  /** The content server. */
  REMOTE
}
