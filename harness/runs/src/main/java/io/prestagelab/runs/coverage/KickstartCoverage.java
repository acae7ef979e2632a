package io.prestagelab.runs.coverage;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Of one kickstart: its lines, which of them can run, and in which scenarios they did.
 *
 * @param name of its file
 * @param lines its text
 * @param executable the lines that can run, from 1
 * @param ran for each line that ran, the scenarios
 * @param messages its failure messages
 */
public record KickstartCoverage(
    String name,
    List<String> lines,
    List<Integer> executable,
    Map<Integer, Set<String>> ran,
    List<Message> messages) {

  /**
   * A failure message.
   *
   * @param line where the command begins that prints it
   * @param by function or command that it is given to
   * @param text as the kickstart has it, variables and all
   * @param scenarios that showed it
   */
  public record Message(int line, String by, String text, Set<String> scenarios) {
    /** Copies its set. */
    public Message {
      scenarios = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(scenarios));
    }

    private Message and(Message other) {
      Set<String> all = new TreeSet<>(scenarios);
      all.addAll(other.scenarios);
      return new Message(line, by, text, all);
    }
  }

  /** Copies its lists. */
  public KickstartCoverage {
    lines = List.copyOf(lines);
    executable = List.copyOf(executable);
    Map<Integer, Set<String>> copy = new TreeMap<>();
    ran.forEach((line, scenarios) -> copy.put(line, new TreeSet<>(scenarios)));
    ran = copy;
    messages = List.copyOf(messages);
  }

  /** Whether both are of one text. */
  boolean sameText(KickstartCoverage other) {
    return name.equals(other.name) && lines.equals(other.lines);
  }

  /** What both saw; they are of one text. */
  KickstartCoverage and(KickstartCoverage other) {
    Map<Integer, Set<String>> all = new TreeMap<>();
    ran.forEach((line, scenarios) -> all.put(line, new TreeSet<>(scenarios)));
    other.ran.forEach(
        (line, scenarios) -> all.computeIfAbsent(line, each -> new TreeSet<>()).addAll(scenarios));
    List<Message> both = new java.util.ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      Message mine = messages.get(i);
      both.add(
          other.messages.stream()
              .filter(each -> each.line() == mine.line() && each.text().equals(mine.text()))
              .findFirst()
              .map(mine::and)
              .orElse(mine));
    }
    return new KickstartCoverage(name, lines, executable, all, both);
  }

  /** How many lines can run. */
  public int total() {
    return executable.size();
  }

  /** How many of them did. */
  public int covered() {
    return (int) executable.stream().filter(ran::containsKey).count();
  }

  /**
   * Why lines that can run did not, as the kickstart itself says ({@code # not reached: WHY}), by
   * line. A line that ran has no reason not to.
   */
  public Map<Integer, String> reasons() {
    Map<Integer, String> said = UnreachedReasons.in(lines);
    said.keySet().retainAll(executable);
    said.keySet().removeAll(ran.keySet());
    return said;
  }

  /** How many failure messages came. */
  public int provoked() {
    return (int) messages.stream().filter(each -> !each.scenarios().isEmpty()).count();
  }

  /**
   * Why a message did not come, as the kickstart itself says of its line, which may well have run;
   * empty if it came or nothing is said.
   */
  public String reason(Message message) {
    return message.scenarios().isEmpty()
        ? UnreachedReasons.in(lines).getOrDefault(message.line(), "")
        : "";
  }
}
