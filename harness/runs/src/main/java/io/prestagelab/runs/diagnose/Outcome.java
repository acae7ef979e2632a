package io.prestagelab.runs.diagnose;

/** How it ended, as far as the logs tell. */
public enum Outcome {
  /** Miniboot installed from the Install Bundle. */
  LOCAL,
  /** Miniboot installed, or was about to, from the system controller. */
  REMOTE,
  /** The Install Bundle is on the Platform Backup partition. */
  PRESTAGED,
  /** It was given up. */
  FAILED,
  /** The logs end before that, or say nothing about it. */
  UNKNOWN
}
