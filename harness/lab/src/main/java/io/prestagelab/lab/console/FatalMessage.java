package io.prestagelab.lab.console;

/**
 * A message after which a server gets no further.
 *
 * @param kind what it means
 * @param line the line as printed, without escape sequences
 */
public record FatalMessage(FatalKind kind, String line) {

  /** What it is and what was printed, in one line. */
  public String text() {
    return kind.words() + ": " + line.strip();
  }
}
