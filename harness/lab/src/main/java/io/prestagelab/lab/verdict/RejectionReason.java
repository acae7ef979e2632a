package io.prestagelab.lab.verdict;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the lines in which Miniboot says why it does not install locally: the document's
 * seven, what can happen after a good check, and those of later editions.
 */
final class RejectionReason {
  private static final Pattern LINE = Pattern.compile("Miniboot  ?pre: (.*)");
  private static final Pattern REASON =
      Pattern.compile(
          ".+ check failed"
              + "|no prestag(?:ed|ing) files"
              + "|(?:error:? )?/mnt/platform-backup not mounted"
              + "|no iso image check file found .+"
              + "|prestaged iso not present or invalid"
              + "|local iso file not found"
              + "|local install rejected due to validity check error"
              + "|mount of .+ to /mnt/platform-backup failed rc:\\d+"
              + "|backup device .* does not exist"
              + "|local iso mount failed"
              + "|local iso rejected ?; .+",
          Pattern.CASE_INSENSITIVE);

  private RejectionReason() {}

  /** The reason in {@code line}, in the installer's own words. */
  static Optional<String> in(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String text = matcher.group(1).strip();
    return REASON.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }
}
