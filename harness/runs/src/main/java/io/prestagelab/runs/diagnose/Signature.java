package io.prestagelab.runs.diagnose;

/**
 * What a recognised line stands for.
 *
 * @param id of the mark, cause, frame or reason
 */
record Signature(String id, Kind kind) {

  enum Kind {
    MARK,
    PROOF,
    HINT,
    /** A program's error without more: counts if nothing else tells, and nothing came after it. */
    GUESS,
    /** A program's frame: which cause it proves, the line and those before it tell. */
    FRAME,
    /** Why a step failed. */
    REASON,
    /** A device is announced. */
    DEVICE,
    /** Speaks of an error of some kind. */
    ERROR
  }
}
