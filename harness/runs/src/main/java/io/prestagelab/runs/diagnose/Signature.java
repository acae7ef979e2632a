package io.prestagelab.runs.diagnose;

/**
 * What a recognised line stands for.
 *
 * @param id of the mark or cause
 */
record Signature(String id, Kind kind) {

  enum Kind {
    MARK,
    PROOF,
    HINT,
    ERROR
  }
}
