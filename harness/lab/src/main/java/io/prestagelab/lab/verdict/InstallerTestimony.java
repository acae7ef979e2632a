package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the installer's log stream tells: mode, reasons and the identity it gave to the
 * installation. Texts: the document, "Debugging a Rejected Local Install", and {@link
 * InstallerTexts}.
 *
 * @param lines the lines of the kickstarts' script logs, in the order of their arrival
 */
public record InstallerTestimony(List<String> lines) {
  private static final Pattern UUID_LINE =
      Pattern.compile("updating platform\\.conf with install uuid : ([0-9a-f-]{36})");

  /** Copies its list. */
  public InstallerTestimony {
    lines = List.copyOf(lines);
  }

  /** Whether a line says, in the words of any edition, that it was this mode. */
  boolean says(Mode mode) {
    return lines.stream().anyMatch(line -> InstallerTexts.says(line, mode));
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
