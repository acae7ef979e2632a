package io.prestagelab.lab.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Debian generation's texts, of {@code miniboot.cfg}. A local install pulls from the System
 * Controller too, afterwards, for newer commits; that line alone says nothing about the mode.
 */
public enum OstreeTexts implements InstallerTexts {
  /** There is one set of them. */
  INSTANCE;

  /** What the kickstart does not say: it found its partition, and no repository on it. */
  public static final String NOTHING_PRESTAGED = "no prestaged ostree_repo was found";

  /** Neither does it say that this is why. */
  public static final String NO_PARTITION = "no Platform Backup partition was found";

  /** Nor this; it formats what it cannot read. */
  public static final String NO_FILE_SYSTEM = "the Platform Backup partition had no file system";

  private static final Pattern LOCAL =
      Pattern.compile("Setting insturl to file:\\S+ to use prestaged ostree_repo");
  private static final Pattern REMOTE = Pattern.compile("pulling from https?:");
  private static final Pattern REASON =
      Pattern.compile(
          "((?:ostree checksum failed on|ostree fsck failed on prestaged) [^\\s:]+(?: |:|$))");
  private static final Pattern CREATED =
      Pattern.compile("Platform Backup partition not detected: CREATING");
  private static final Pattern RECREATED =
      Pattern.compile("persistent backup partition, .* has a missing 'ext4' filesystem");
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
    return told.isEmpty() && says(lines, Mode.REMOTE) ? List.of(unsaid(lines)) : told;
  }

  /** The kickstart says what it found; that it looked for more is known. */
  private static String unsaid(List<String> lines) {
    if (any(lines, RECREATED)) {
      return NO_FILE_SYSTEM;
    }
    return any(lines, CREATED) ? NO_PARTITION : NOTHING_PRESTAGED;
  }

  @Override
  public Optional<String> installUuid(List<String> lines) {
    return DocumentTexts.first(lines, UUID_LINE);
  }
}
