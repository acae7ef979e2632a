package io.prestagelab.lab.console;

import java.util.Optional;
import java.util.stream.Stream;

/** Looks for fatal messages. */
public final class FatalBank {
  private static final int LONGEST = 4096;

  private FatalBank() {}

  /** The fatal message that {@code line} is, if it is one. */
  public static Optional<FatalMessage> find(String line) {
    String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return Stream.of(FatalKind.values())
        .filter(kind -> kind.isIn(head))
        .findFirst()
        .map(kind -> new FatalMessage(kind, head));
  }
}
