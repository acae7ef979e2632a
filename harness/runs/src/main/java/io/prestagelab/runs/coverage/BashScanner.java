package io.prestagelab.runs.coverage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a bash script, a physical line at a time, and knows what is open at each line's end:
 * quotes, substitutions, tests, arrays, a backslash. It is no parser: it knows as much of bash as
 * tells where commands begin.
 */
final class BashScanner {
  private static final Pattern HEREDOC =
      Pattern.compile("<<(-?)\\s*(?:'([^']+)'|\"([^\"]+)\"|\\\\?([\\w.-]+))");

  /** What is open. */
  private enum Open {
    SINGLE,
    ANSI,
    DOUBLE,
    BACKTICK,
    PARAMETER,
    SUBSTITUTION,
    ARITHMETIC,
    CONDITION,
    ARRAY
  }

  /**
   * A here-document that begins on a line.
   *
   * @param end the line that ends it
   * @param tabs whether tabs before that line count for nothing
   * @param quoted whether its text is taken as it is
   */
  record Heredoc(String end, boolean tabs, boolean quoted) {
    boolean endsAt(String line) {
      return (tabs ? line.replaceFirst("^\t+", "") : line).equals(end);
    }
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final Deque<Integer> depths = new ArrayDeque<>();
  private final List<Heredoc> heredocs = new ArrayList<>();
  private final StringBuilder code = new StringBuilder();
  private int depth;
  private boolean backslash;
  private boolean caseBegun;
  private String line = "";

  /** Reads one more line. */
  void read(String text) {
    if (!continues()) {
      code.setLength(0);
      depth = 0;
      caseBegun = false;
    }
    backslash = false;
    line = text;
    int at = 0;
    while (at < line.length()) {
      at = step(at);
    }
    code.append(' ');
  }

  /** Whether the next line belongs to the command that this one began. */
  boolean continues() {
    return backslash || !open.isEmpty();
  }

  /**
   * What the command so far consists of, without comments, quoted text and the pattern of a case.
   */
  String code() {
    return (caseBegun ? "case " : "") + code;
  }

  /** The here-documents whose text begins on the next line; each is told once. */
  List<Heredoc> heredocs() {
    List<Heredoc> found = List.copyOf(heredocs);
    heredocs.clear();
    return found;
  }

  private boolean inCode() {
    Open top = open.peek();
    return top == null || top == Open.SUBSTITUTION || top == Open.ARRAY || top == Open.BACKTICK;
  }

  /** Takes what begins at {@code at}; gives the place behind it. */
  private int step(int at) {
    char c = line.charAt(at);
    Open top = open.peek();
    if (top == Open.SINGLE) {
      return closeIf(c == '\'', at);
    }
    if (c == '\\') {
      backslash = at + 1 == line.length();
      code.append(backslash ? " " : "\\x");
      return at + 2;
    }
    if (top == Open.ANSI) {
      return closeIf(c == '\'', at);
    }
    if (c == '"') {
      return top == Open.DOUBLE ? closeIf(true, at) : push(Open.DOUBLE, at + 1);
    }
    if (c == '$' || c == '`') {
      return expansion(at, top);
    }
    if (top == Open.DOUBLE) {
      return at + 1;
    }
    if (c == '\'') {
      return push(Open.SINGLE, at + 1);
    }
    if (top == Open.PARAMETER) {
      return closeIf(c == '}', at);
    }
    return inCode() ? command(at, c) : test(at, c, top);
  }

  private int closeIf(boolean ends, int at) {
    if (ends) {
      open.pop();
      depth = depths.pop();
    }
    return at + 1;
  }

  private int push(Open what, int next) {
    open.push(what);
    depths.push(depth);
    code.append('x');
    return next;
  }

  private int expansion(int at, @Nullable Open top) {
    if (line.charAt(at) == '`') {
      return top == Open.BACKTICK ? closeIf(true, at) : push(Open.BACKTICK, at + 1);
    }
    if (line.startsWith("$((", at)) {
      push(Open.ARITHMETIC, at + 3);
      depth = 0;
      return at + 3;
    }
    if (line.startsWith("$(", at)) {
      push(Open.SUBSTITUTION, at + 2);
      depth = 0;
      return at + 2;
    }
    if (line.startsWith("${", at)) {
      return push(Open.PARAMETER, at + 2);
    }
    if (line.startsWith("$'", at) && top != Open.DOUBLE) {
      return push(Open.ANSI, at + 2);
    }
    code.append(top == null ? "$" : "");
    return at + 1;
  }

  private int command(int at, char c) {
    boolean wordBegins = at == 0 || " \t;(&|".indexOf(line.charAt(at - 1)) >= 0;
    if (c == '#' && wordBegins) {
      return line.length();
    }
    if (c == '<' && line.startsWith("<<", at) && !line.startsWith("<<<", at)) {
      Matcher matcher = HEREDOC.matcher(line).region(at, line.length());
      if (matcher.lookingAt()) {
        return heredoc(matcher);
      }
    }
    if (line.startsWith("<<<", at)) {
      code.append("<<<");
      return at + 3;
    }
    if (wordBegins && line.startsWith("[[ ", at)) {
      return push(Open.CONDITION, at + 3);
    }
    if (wordBegins && line.startsWith("((", at)) {
      push(Open.ARITHMETIC, at + 2);
      depth = 0;
      return at + 2;
    }
    if (c == '(' && at > 0 && line.charAt(at - 1) == '=') {
      return push(Open.ARRAY, at + 1);
    }
    return c == '(' || c == ')' ? parenthesis(at, c) : plain(at, c);
  }

  private int plain(int at, char c) {
    if (open.isEmpty()) {
      code.append(c);
    }
    return at + 1;
  }

  private int heredoc(Matcher matcher) {
    String quoted = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    String bare = matcher.group(4);
    boolean escaped = matcher.group().contains("\\");
    heredocs.add(
        new Heredoc(
            quoted == null ? bare : quoted,
            !matcher.group(1).isEmpty(),
            quoted != null || escaped));
    return matcher.end();
  }

  private int parenthesis(int at, char c) {
    if (c == '(') {
      depth++;
      return plain(at, c);
    }
    if (depth > 0) {
      depth--;
      return plain(at, c);
    }
    if (open.isEmpty()) {
      caseBegun |= code.toString().strip().startsWith("case ");
      code.setLength(0);
      code.append(") ");
      return at + 1;
    }
    open.pop();
    depth = depths.pop();
    return at + 1;
  }

  private int test(int at, char c, @Nullable Open top) {
    if (top == Open.CONDITION) {
      boolean ends = line.startsWith("]]", at);
      return closeIf(ends, at + (ends ? 1 : 0));
    }
    if (c == '(') {
      depth++;
    } else if (c == ')' && depth > 0) {
      depth--;
    } else if (c == ')') {
      boolean both = line.startsWith("))", at);
      open.pop();
      depth = depths.pop();
      return at + (both ? 2 : 1);
    }
    return at + 1;
  }
}
