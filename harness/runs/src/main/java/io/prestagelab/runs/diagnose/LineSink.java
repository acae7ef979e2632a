package io.prestagelab.runs.diagnose;

/** Takes the lines of logs one by one, in the order of the files. */
@FunctionalInterface
interface LineSink {

  void accept(LogLine line);

  /** A file has ended: what was held back is handed on. */
  default void end() {}
}
