package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Debian generation's texts, of {@code miniboot.cfg}. A local install pulls from the System
 * Controller too, afterwards, for newer commits; that line alone says nothing about the mode.
 */
public enum OstreeTexts implements InstallerTexts {
  /** There is one set of them. */
  INSTANCE;

  /** What the kickstart does not say: it looked for a prestaged repository and found none. */
  public static final String NOTHING_PRESTAGED = "no prestaged ostree_repo was found";

  private static final Pattern LOCAL =
      Pattern.compile("Setting insturl to file:\\S+ to use prestaged ostree_repo");
  private static final Pattern REMOTE = Pattern.compile("pulling from https?:");
  private static final Pattern REASON =
      Pattern.compile(
          "((?:ostree checksum failed on|ostree fsck failed on prestaged) [^\\s:]+(?: |:|$))");
  private static final Pattern UUID_LINE =
      Pattern.compile("(?:Generated|Using saved) install uuid ([0-9a-f-]{36})");

  @Override
  public boolean says(List<String> lines, Mode mode) {
    boolean local = any(lines, LOCAL);
    return mode == Mode.LOCAL ? local : !local && any(lines, REMOTE);
  }

  private static boolean any(List<String> lines, Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(line).find());
  }

  @Override
  public List<String> reasons(List<String> lines) {
    List<String> told =
        lines.stream()
            .map(REASON::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1).replaceFirst("[ :]+$", ""))
            .distinct()
            .toList();
    return told.isEmpty() && says(lines, Mode.REMOTE)
        ? Stream.of(NOTHING_PRESTAGED).toList()
        : told;
  }

  @Override
  public Optional<String> installUuid(List<String> lines) {
    return DocumentTexts.first(lines, UUID_LINE);
  }
}
