package io.prestagelab.cli.storm;

import io.prestagelab.lab.console.ConsoleText;
import io.prestagelab.lab.console.FatalBank;
import io.prestagelab.lab.console.FatalKind;
import io.prestagelab.lab.console.FatalMessage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A server's console from a place on, and what it tells of an install. Belongs to one thread. */
final class StormConsole {
  private static final int TAIL = 6;

  /** Of a server that has not been asked for anything. */
  static final StormConsole NONE = new StormConsole(Path.of("/nonexistent"), 0);

  private final Path file;
  private final ConsoleText text = new ConsoleText();
  private final Deque<String> tail = new ArrayDeque<>();
  private long at;
  private int installs;
  private boolean remote;
  private long end = Long.MAX_VALUE;

  /** From its present end on. */
  StormConsole(Path file) throws IOException {
    this(file, length(file));
  }

  private StormConsole(Path file, long from) {
    this.file = file;
    this.at = from;
  }

  /**
   * How many installations were begun, completed and came up between two places. What a server had
   * installed when an attempt ended with its power lost, or in a loop, comes up in a later one.
   */
  static int completed(Path file, long from, long to) throws IOException {
    StormConsole part = new StormConsole(file, from);
    part.end = to;
    return part.completed();
  }

  private int completed() throws IOException {
    int count = 0;
    for (String line : lines()) {
      if (line.startsWith("Booting from DVD")) {
        installs = 0;
      }
      Optional<StormOutcome> outcome = judge(line);
      if (outcome.isPresent() && outcome.get().isInstalled()) {
        count++;
      }
      if (line.contains("login:")) {
        installs = 0;
      }
    }
    return count;
  }

  /** Bytes of a console so far. */
  static long length(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  /** True if something was said since the last time. */
  boolean hasMore() throws IOException {
    return Files.exists(file) && Files.size(file) > at;
  }

  /** What the lines that have come since the last time tell, if they decide anything. */
  Optional<StormOutcome> next() throws IOException {
    Optional<StormOutcome> outcome = Optional.empty();
    for (String line : lines()) {
      tail.add(line.strip());
      if (tail.size() > TAIL) {
        tail.remove();
      }
      outcome = outcome.isPresent() ? outcome : judge(line);
    }
    return outcome;
  }

  private List<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) (Math.min(in.length(), end) - at)];
      in.seek(at);
      in.readFully(bytes);
      at += bytes.length;
      return text.add(bytes);
    }
  }

  private Optional<StormOutcome> judge(String line) {
    if (line.endsWith("Miniboot post: Local Install")
        || line.endsWith("Miniboot post: Remote Install")) {
      installs++;
      remote = line.endsWith("Remote Install");
      return installs > 1 ? Optional.of(StormOutcome.LOOP) : Optional.empty();
    }
    if (line.contains("the medium cannot be read")) {
      return Optional.of(StormOutcome.UNREADABLE);
    }
    if (line.contains("localhost login:")) {
      StormOutcome installed = remote ? StormOutcome.REMOTE : StormOutcome.LOCAL;
      return Optional.of(installs > 0 ? installed : StormOutcome.OLD_SYSTEM);
    }
    return FatalBank.find(line).map(FatalMessage::kind).map(StormConsole::fatal);
  }

  private static StormOutcome fatal(FatalKind kind) {
    return switch (kind) {
      case KERNEL_PANIC -> StormOutcome.PANIC;
      case NO_BOOT_DEVICE -> StormOutcome.NO_BOOT;
      case INSTALLATION_FAILED -> StormOutcome.FAILED;
      default -> throw new AssertionError("no simulated server says: " + kind.words());
    };
  }

  /** The last lines. */
  String tail() {
    return String.join(" | ", tail);
  }
}
