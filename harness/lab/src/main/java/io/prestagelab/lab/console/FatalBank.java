package io.prestagelab.lab.console;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Looks for fatal messages, except for the kinds that are expected. Safe for several threads. */
public final class FatalBank {
  private static final int LONGEST = 4096;

  private final Set<FatalKind> kinds;

  private FatalBank(Set<FatalKind> kinds) {
    this.kinds = kinds;
  }

  /** A bank of all kinds. */
  public static FatalBank all() {
    return new FatalBank(EnumSet.allOf(FatalKind.class));
  }

  /** The same without {@code kind}, because the scenario expects it. */
  public FatalBank expecting(FatalKind kind) {
    EnumSet<FatalKind> rest = EnumSet.copyOf(kinds);
    rest.remove(kind);
    return new FatalBank(rest);
  }

  /** The fatal message that {@code line} is, if it is one. */
  public Optional<FatalMessage> find(String line) {
    String head = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    return kinds.stream()
        .filter(kind -> kind.isIn(head))
        .findFirst()
        .map(kind -> new FatalMessage(kind, head));
  }
}
