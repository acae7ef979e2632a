package io.prestagelab.runs.diagnose;

/** Takes the lines of logs one by one, in the order of the files. */
@FunctionalInterface
interface LineSink {

  void accept(LogLine line);
}
