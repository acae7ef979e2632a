package io.prestagelab.runs.coverage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A kickstart's text, and what its scripts before and after the installation are made of: lines
 * that can run, functions, files of functions that they write. Lines are the kickstart's, from 1.
 */
public final class Kickstart {
  private static final Pattern SCRIPT =
      Pattern.compile("%(pre|post|pre-install|ks-early|pre-part|part|mkfs|rpms)(?:\\s.*)?");
  private static final Pattern OTHER_INTERPRETER = Pattern.compile(".*(?:python|perl).*");

  private final String name;
  private final List<String> lines;
  private final int[] owners;
  private final BitSet executable = new BitSet();
  private final TreeMap<Integer, String> commands = new TreeMap<>();
  private final Map<Integer, BashLines.Written> written = new HashMap<>();
  private final List<BashLines.Function> functions = new ArrayList<>();

  /**
   * Reads one.
   *
   * @param name of its file
   */
  public Kickstart(String name, List<String> lines) {
    this.name = name;
    this.lines = List.copyOf(lines);
    this.owners = new int[lines.size() + 1];
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals("%end") && begin >= 0) {
        section(begin, i);
        begin = -1;
      } else if (begin < 0 && SCRIPT.matcher(line).matches()) {
        begin = i;
      }
    }
    if (begin >= 0) {
      section(begin, lines.size());
    }
  }

  private void section(int head, int end) {
    if (OTHER_INTERPRETER.matcher(lines.get(head)).matches()) {
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    for (int i = head + 1; i < end; i++) {
      numbers.add(i + 1);
    }
    BashLines script = script(lines.subList(head + 1, end), numbers);
    for (BashLines.Written file : script.written()) {
      List<Integer> own = file.numbers().stream().map(line -> numbers.get(line - 1)).toList();
      int line = numbers.get(file.line() - 1);
      written.put(line, new BashLines.Written(line, file.path(), file.text(), own));
      script(file.text(), own);
    }
  }

  /** Notes a script whose line N is the kickstart's line {@code numbers[N - 1]}. */
  private BashLines script(List<String> text, List<Integer> numbers) {
    BashLines script = new BashLines(text);
    for (int i = 1; i <= numbers.size(); i++) {
      int number = numbers.get(i - 1);
      int owner = script.owner(i);
      owners[number] = owner == 0 ? 0 : numbers.get(owner - 1);
      if (script.canRun(i)) {
        executable.set(number);
        script.command(i).ifPresent(command -> commands.put(number, command));
      }
    }
    for (BashLines.Function each : script.functions()) {
      functions.add(
          new BashLines.Function(
              each.name(), numbers.get(each.from() - 1), numbers.get(each.to() - 1)));
    }
    return script;
  }

  /** The name of its file. */
  public String name() {
    return name;
  }

  /** Its lines. */
  public List<String> lines() {
    return lines;
  }

  /** The lines on which a command of a script begins. */
  public BitSet executable() {
    return (BitSet) executable.clone();
  }

  /** The line that can run which {@code line} belongs to; 0 if there is none. */
  int ran(int line) {
    int owner = line > 0 && line < owners.length ? owners[line] : 0;
    return executable.get(owner) ? owner : 0;
  }

  /** The commands, by the lines on which they begin. */
  Map<Integer, String> commands() {
    return commands;
  }

  /** What the command of that line writes to {@code /tmp}, to be sourced or run. */
  Optional<BashLines.Written> writes(int line) {
    return Optional.ofNullable(written.get(line));
  }

  /** The only file with that path that its scripts write. */
  Optional<BashLines.Written> writes(String path) {
    return written.values().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  /** The functions of its scripts; a name can be there more than once. */
  List<BashLines.Function> functions() {
    return List.copyOf(functions);
  }
}
