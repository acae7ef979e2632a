package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the installer's log stream tells: mode, reasons and the identity it gave to the
 * installation. Texts: the document, "Debugging a Rejected Local Install".
 *
 * @param lines the lines of the kickstarts' script logs, in the order of their arrival
 */
public record InstallerTestimony(List<String> lines) {
  private static final String POST = "Miniboot post: ";
  private static final Pattern UUID_LINE =
      Pattern.compile("updating platform\\.conf with install uuid : ([0-9a-f-]{36})");

  /** Copies its list. */
  public InstallerTestimony {
    lines = List.copyOf(lines);
  }

  /** Whether a line ends with {@code "Miniboot post: Local Install"} or its remote counterpart. */
  boolean says(Mode mode) {
    String text = POST + (mode == Mode.LOCAL ? "Local Install" : "Remote Install");
    return lines.stream().anyMatch(line -> line.endsWith(text));
  }

  /** The reasons against a local install, in the order in which they were logged. */
  public List<String> reasons() {
    return lines.stream().flatMap(line -> RejectionReason.in(line).stream()).distinct().toList();
  }

  /** The identity that the log gives to the installation. */
  public Optional<String> installUuid() {
    return lines.stream()
        .map(UUID_LINE::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
