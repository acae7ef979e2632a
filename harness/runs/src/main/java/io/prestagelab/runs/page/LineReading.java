package io.prestagelab.runs.page;

import io.prestagelab.runs.capsule.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an event of a line of a record: without escape sequences and secrets, errors marked. */
final class LineReading {
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\e\\[[0-?]*[ -/]*[@-~]|\\e\\][^\\a\\e]*\\a?|\\e["
              + " #%()*+].|\\e.|[\\x00-\\x08\\x0b-\\x1f\\x7f]");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?i)\\b(?:failed|failure|fatal|panic|invalid|rejected)\\b|\\berror\\b|does not exist$");

  /** What good installations say too: the kernel's start, mtools, GRUB, Miniboot's listings. */
  private static final Pattern NO_ERROR =
      Pattern.compile(
          "(?i)errors=|\\bno (?:errors?|failures?)\\b|\\b0 (?:errors|failed)\\b"
              + "|nmi_watchdog|panic=|calibrate_delay_direct|TSC calibration failed"
              + "|cannot initialize conversion|no suitable video mode"
              + "|Miniboot post: (?:/mnt/sysimage/\\S+ does not exist|get from patches url)");

  private static final Pattern REDFISH =
      Pattern.compile("^(\\d+) ms (\\S+) (\\S+) (.*?) ?-> (\\d+) ?(.*)$");
  private static final Pattern HTTP =
      Pattern.compile("^(\\S+) (.*) (\\d{3}) (\\d{1,18}) (complete|CUT)$");
  private static final int LONGEST_TEXT = 300;

  /** What a terminal shows for these letters when it draws lines, from j to x. */
  private static final String DRAWN = "┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│";

  private static final Pattern DRAWING =
      Pattern.compile("(?:\\e\\(0|\\x0e)(.*?)(?:\\e\\(B|\\x0f|$)");

  /** Folders that need not be there: Miniboot asks for them and goes on without. */
  private static final Pattern OPTIONAL = Pattern.compile(".*/patches(?:/.*)?");

  private LineReading() {}

  /** An event of {@code line}, which was written at {@code time}. */
  static RunEvent event(long time, String lane, String line) {
    String clean = clean(line);
    return switch (lane) {
      case "redfish" -> redfish(time, clean);
      case "http" -> http(time, clean);
      case "stage", "step" -> marked(time, lane, clean);
      case "machine" -> plain(time, lane, QmpWords.of(clean));
      default -> plain(time, lane, clean);
    };
  }

  static String clean(String line) {
    String text = line.replace('\t', ' ');
    if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      text = DRAWING.matcher(text).replaceAll(part -> drawn(part.group(1)));
      text = ESCAPES.matcher(text).replaceAll("");
    }
    return Secrets.removedFrom(text);
  }

  private static String drawn(String letters) {
    StringBuilder lines = new StringBuilder();
    for (char letter : ESCAPES.matcher(letters).replaceAll("").toCharArray()) {
      lines.append(letter >= 'j' && letter <= 'x' ? DRAWN.charAt(letter - 'j') : letter);
    }
    return Matcher.quoteReplacement(lines.toString());
  }

  private static RunEvent plain(long time, String lane, String text) {
    boolean error = ERROR.matcher(text).find() && !NO_ERROR.matcher(text).find();
    return text.length() <= LONGEST_TEXT
        ? new RunEvent(time, lane, error, text, Map.of())
        : new RunEvent(
            time, lane, error, text.substring(0, LONGEST_TEXT) + "…", Map.of("all", text));
  }

  private static RunEvent redfish(long time, String line) {
    Matcher m = REDFISH.matcher(line);
    if (!m.matches()) {
      return plain(time, "redfish", line);
    }
    int status = Integer.parseInt(m.group(5));
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("ms", Integer.valueOf(m.group(1)));
    detail.put("sent", m.group(4));
    detail.put("got", m.group(6));
    return new RunEvent(
        time,
        "redfish",
        status == 0 || status >= 400,
        m.group(2) + " " + m.group(3) + " → " + (status == 0 ? "no answer" : m.group(5)),
        detail);
  }

  private static RunEvent http(long time, String line) {
    Matcher m = HTTP.matcher(line);
    if (!m.matches()) {
      return plain(time, "http", line);
    }
    boolean cut = m.group(5).equals("CUT");
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("path", m.group(2));
    detail.put("bytes", Long.valueOf(m.group(4)));
    return new RunEvent(
        time,
        "http",
        cut || (m.group(3).charAt(0) >= '4' && !isExpected(m.group(3), m.group(2))),
        "%s %s → %s, %s bytes%s"
            .formatted(m.group(1), m.group(2), m.group(3), m.group(4), cut ? ", cut off" : ""),
        detail);
  }

  private static boolean isExpected(String status, String path) {
    return status.equals("404") && OPTIONAL.matcher(path).matches();
  }

  /** A stage or a step: a mark such as "begin", a blank, and its words. */
  private static RunEvent marked(long time, String lane, String line) {
    int blank = line.indexOf(' ');
    String mark = blank < 0 ? line : line.substring(0, blank);
    return new RunEvent(
        time,
        lane,
        mark.equals("failed"),
        blank < 0 ? "" : line.substring(blank + 1),
        Map.of("mark", mark));
  }
}
