package io.prestagelab.lab.trial;

import io.prestagelab.lab.console.FatalBank;
import io.prestagelab.lab.console.FatalMessage;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first fatal message of a server and, if it is a banner, what stands below it. Not safe
 * for several threads.
 */
final class FatalWatch {
  private static final long DETAILS_NANOS = 1_000_000_000L;
  private static final Pattern BANNER_ALONE =
      Pattern.compile(".*(?:failed\\.|at line \\d+\\..*|starting boot shell.*)\\s*");
  private static final Pattern ERROR =
      Pattern.compile("(?i)error|fail|invalid|no space|cannot|rejected");

  /** What the installer adds to a script's own words. */
  private static final Pattern COMMENT =
      Pattern.compile("Error code \\d+ running the kickstart script|There was an error running");

  /** What the kickstarts of the Debian generation say before a failure's own words. */
  private static final Pattern FRAME = Pattern.compile("^.*Installation Failed: (?=ERROR: )");

  private @Nullable FatalMessage first;
  private String from = "";
  private String lastLine = "";
  private String details = "";
  private boolean complete;
  private long foundAt;

  /** Looks at a line that came from {@code source}; the console is one, the log stream another. */
  void hear(String source, String line) {
    if (first == null) {
      FatalBank.find(line).ifPresentOrElse(found -> begin(source, found), () -> remember(line));
    } else if (!complete && source.equals(from) && !line.isBlank()) {
      detail(line.strip());
    }
  }

  private void begin(String source, FatalMessage found) {
    first = found;
    from = source;
    foundAt = System.nanoTime();
    complete = !found.kind().hasDetails() || !BANNER_ALONE.matcher(found.line()).matches();
  }

  private void remember(String line) {
    if (!line.isBlank()) {
      lastLine = line.strip();
    }
  }

  private void detail(String line) {
    if (COMMENT.matcher(line).find()) {
      // what the installer shows below it has been heard
      complete = !details.isEmpty();
      return;
    }
    if (first != null && line.equals(first.line().strip())) {
      return;
    }
    if (details.isEmpty() || ERROR.matcher(line).find()) {
      details = line;
      complete = ERROR.matcher(line).find();
    }
  }

  /** Whether something fatal was said, its details perhaps still to come. */
  boolean found() {
    return first != null;
  }

  /** The failure, as soon as its text is complete or has had its second. */
  Optional<GuestFailure> failure() {
    FatalMessage message = first;
    if (message == null || (!complete && System.nanoTime() - foundAt < DETAILS_NANOS)) {
      return Optional.empty();
    }
    return Optional.of(new GuestFailure(message.kind().words(), reason(message), foundAt));
  }

  private String reason(FatalMessage message) {
    if (!details.isEmpty()) {
      return ownWords(details);
    }
    String line = ownWords(message.line());
    return complete || lastLine.isEmpty() ? line : line + " Before it: " + lastLine;
  }

  private static String ownWords(String line) {
    return FRAME.matcher(line.strip()).replaceFirst("");
  }
}
