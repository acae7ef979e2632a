package io.prestagelab.runs.coverage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A trace as a file. An installer tells of each line each time; what is kept tells once of each two
 * lines that followed each other, with an empty line wherever something is left out. However large
 * the trace is, reading it takes a few megabytes, and what is kept is no larger.
 */
public final class TraceFile {
  private static final int MOST_PAIRS = 50_000;
  private static final long MOST_KEPT = 4_000_000;
  private static final long MOST_READ = 2_000_000_000L;

  private TraceFile() {}

  /**
   * Keeps what {@code trace} tells in {@code kept}. Without a trace nothing is kept.
   *
   * @throws RunException if that cannot be done
   */
  public static void condense(Path trace, Path kept) {
    if (!Files.isRegularFile(trace)) {
      return;
    }
    try (Writer out = Files.newBufferedWriter(kept, StandardCharsets.ISO_8859_1)) {
      Condenser condenser = new Condenser(out);
      lines(trace, condenser::add);
    } catch (IOException e) {
      throw new RunException("the trace cannot be kept: " + FileTrouble.reason(e), e);
    }
  }

  /** Hands on what each whole line says, in order, up to some gigabytes. */
  static void read(Path trace, Consumer<TraceLine> listener) throws IOException {
    lines(trace, line -> TraceLine.of(line).ifPresent(listener));
  }

  /** What hears of lines. */
  private interface Lines {
    void line(String line) throws IOException;
  }

  private static void lines(Path trace, Lines listener) throws IOException {
    StringBuilder line = new StringBuilder();
    long read = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(trace), 1 << 16)) {
      for (int c = in.read(); c >= 0 && read < MOST_READ; c = in.read()) {
        read++;
        if (c != '\n') {
          if (line.length() <= TraceLine.LONGEST) {
            line.append((char) c);
          }
          continue;
        }
        listener.line(line.toString());
        line.setLength(0);
      }
    }
  }

  /** Writes each pair of lines once, until a new script has other lines of the same numbers. */
  private static final class Condenser {
    private final Writer out;
    private final Set<String> pairs = new HashSet<>();
    private String before = "";
    private String written = "";
    private long bytes;

    Condenser(Writer out) {
      this.out = out;
    }

    void add(String line) throws IOException {
      Optional<TraceLine> told = TraceLine.of(line);
      if (told.isEmpty() || told.get() instanceof TraceLine.Gap) {
        return;
      }
      String whole = line.substring(Math.max(line.lastIndexOf("map /"), line.lastIndexOf("run /")));
      boolean map = told.get() instanceof TraceLine.Map;
      if (map || pairs.size() >= MOST_PAIRS) {
        pairs.clear();
      }
      if (map || pairs.add(before + "\n" + whole)) {
        if (!written.equals(before) && !before.isEmpty() && !map) {
          put("");
          put(before);
        }
        put(whole);
        written = whole;
      }
      before = whole;
    }

    private void put(String line) throws IOException {
      bytes += line.length() + 1;
      if (bytes <= MOST_KEPT) {
        out.write(line);
        out.write('\n');
      }
    }
  }
}
