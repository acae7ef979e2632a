package io.prestagelab.runs.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which lines of a bash script can run. A line can if a command begins on it; blank lines,
 * comments, the text of here-documents, the heads of functions and words such as {@code fi} cannot.
 * A line that goes on with a command belongs to the line on which that one began. Lines count from
 * 1.
 */
final class BashLines {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:function\\s+([\\w:.-]+)\\s*(?:\\(\\s*\\))?|([\\w:.-]+)\\s*\\(\\s*\\))\\s*(.*)");
  private static final Pattern IDLE =
      Pattern.compile(
          "(?:\\{|\\}|\\(|\\)|!|;;&?|;&?|&|(?:then|do|else|fi|done|esac|if|elif|while|until|time)(?=[\\s;&|)<>]|$))\\s*");
  private static final Pattern REDIRECTION =
      Pattern.compile("\\d*(?:>>|>&|<&|>\\||>|<<<|<)\\s*(?:[<>]?\\([^)]*\\)|[^\\s;&|]+)\\s*");

  /**
   * A file that the script writes by a here-document.
   *
   * @param line where the command that writes it begins
   * @param path of the file
   * @param text its lines, as the file has them
   * @param numbers for each of them, its line in the script
   */
  record Written(int line, String path, List<String> text, List<Integer> numbers) {}

  /**
   * A function.
   *
   * @param name its name
   * @param from the line of its head
   * @param to its last line
   */
  record Function(String name, int from, int to) {
    boolean has(int line) {
      return line >= from && line <= to;
    }
  }

  private static final Pattern TARGET = Pattern.compile("(?<![>\\d&])>\\s*(/tmp/[\\w./-]+)");

  private final List<String> lines;
  private final int[] owners;
  private final BitSet executable = new BitSet();
  private final Map<Integer, String> commands = new HashMap<>();
  private final List<Written> written = new ArrayList<>();
  private final Map<Integer, String> heads = new HashMap<>();

  /** Reads a script. */
  BashLines(List<String> script) {
    lines = List.copyOf(script);
    owners = new int[lines.size() + 1];
    scan();
  }

  private void scan() {
    BashScanner scanner = new BashScanner();
    int at = 0;
    while (at < lines.size()) {
      int first = at + 1;
      StringBuilder raw = new StringBuilder();
      do {
        scanner.read(lines.get(at));
        owners[at + 1] = first;
        raw.append(lines.get(at).strip().replaceFirst("\\\\$", "")).append(' ');
        at++;
        for (BashScanner.Heredoc heredoc : scanner.heredocs()) {
          at = heredoc(first, raw.toString(), heredoc, at);
        }
      } while (scanner.continues() && at < lines.size());
      if (runs(scanner.code(), first)) {
        executable.set(first);
        commands.put(first, raw.toString().strip());
      }
    }
  }

  /** Passes over the text of a here-document that begins at index {@code at}. */
  private int heredoc(int first, String command, BashScanner.Heredoc heredoc, int at) {
    List<String> text = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int next = at;
    int begin = at + 1;
    while (next < lines.size() && !heredoc.endsAt(lines.get(next))) {
      String line = lines.get(next++);
      if (!heredoc.quoted() && line.matches("(?:.*[^\\\\])?(?:\\\\\\\\)*\\\\")) {
        joined.append(line, 0, line.length() - 1);
        continue;
      }
      joined.append(line);
      text.add(heredoc.quoted() ? line : joined.toString().replaceAll("\\\\([$`\\\\])", "$1"));
      numbers.add(begin);
      joined.setLength(0);
      begin = next + 1;
    }
    Matcher target = TARGET.matcher(command);
    if (target.find() && target.group(1).endsWith(".sh")) {
      written.add(new Written(first, target.group(1), List.copyOf(text), List.copyOf(numbers)));
    }
    return Math.min(next + 1, lines.size());
  }

  private boolean runs(String code, int line) {
    String rest = code.strip();
    Matcher head = HEAD.matcher(rest);
    if (head.matches()) {
      heads.put(line, head.group(1) == null ? head.group(2) : head.group(1));
      rest = head.group(3);
    }
    if (rest.startsWith("case ")) {
      return true;
    }
    Matcher idle = IDLE.matcher(rest);
    boolean closed = false;
    while (idle.lookingAt()) {
      closed |= idle.group().matches("(?s)(?:\\}|\\)|fi|done|esac)\\s*");
      idle.region(idle.end(), rest.length());
    }
    rest = rest.substring(idle.regionStart());
    if (closed) {
      rest = withoutRedirections(rest);
      rest = rest.startsWith("|") ? rest.replaceFirst("^\\|+&?\\s*", "") : rest;
    }
    return !rest.replaceAll("[;&\\s{}]|\\bin\\b", "").isEmpty() && !rest.startsWith("%include");
  }

  private static String withoutRedirections(String rest) {
    Matcher redirection = REDIRECTION.matcher(rest);
    while (redirection.lookingAt()) {
      redirection.region(redirection.end(), rest.length());
    }
    String left = rest.substring(redirection.regionStart()).strip();
    return IDLE.matcher(left).matches() ? "" : left.replaceFirst("^(?:&&|[;&])\\s*", "");
  }

  /** Whether that line can run. */
  boolean canRun(int line) {
    return executable.get(line);
  }

  /** The lines that can run. */
  BitSet executable() {
    return (BitSet) executable.clone();
  }

  /** The line on which the command began that {@code line} belongs to; 0 if there is none. */
  int owner(int line) {
    return line > 0 && line < owners.length ? owners[line] : 0;
  }

  /** The whole command that begins on that line. */
  Optional<String> command(int line) {
    return Optional.ofNullable(commands.get(line));
  }

  /** The scripts that this one writes to {@code /tmp}. */
  List<Written> written() {
    return List.copyOf(written);
  }

  /** Its functions. */
  List<Function> functions() {
    return heads.entrySet().stream()
        .map(head -> new Function(head.getValue(), head.getKey(), end(head.getKey())))
        .toList();
  }

  private int end(int head) {
    if (lines.get(head - 1).matches(".*\\{.*\\}\\s*")) {
      return head;
    }
    for (int i = head; i < lines.size(); i++) {
      if (lines.get(i).startsWith("}")) {
        return i + 1;
      }
    }
    return head;
  }
}
