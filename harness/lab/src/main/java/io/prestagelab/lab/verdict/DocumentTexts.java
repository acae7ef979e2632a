package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The document's texts, "Debugging a Rejected Local Install", and those of later editions. */
public enum DocumentTexts implements InstallerTexts {
  /** There is one set of them. */
  INSTANCE;

  private static final Pattern UUID_LINE =
      Pattern.compile("updating platform\\.conf with install uuid : ([0-9a-f-]{36})");

  /** Whether a line says, in the words of any edition, that it was this mode. */
  @Override
  public boolean says(List<String> lines, Mode mode) {
    return lines.stream().anyMatch(line -> MinibootEdition.says(line, mode));
  }

  @Override
  public List<String> reasons(List<String> lines) {
    return lines.stream().flatMap(line -> RejectionReason.in(line).stream()).distinct().toList();
  }

  @Override
  public Optional<String> installUuid(List<String> lines) {
    return first(lines, UUID_LINE);
  }

  /** The first group of the first line that {@code pattern} finds. */
  static Optional<String> first(List<String> lines, Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
