package io.prestagelab.harness.page;

import io.prestagelab.harness.LabException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Brings everything that a run's folder recorded with a time into one order. */
final class RunEvents {

  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\e\\[[0-?]*[ -/]*[@-~]|\\e\\][^\\a]*\\a?|\\e.|[\\x00-\\x08\\x0b-\\x1f\\x7f]");
  private static final Pattern ERROR =
      Pattern.compile(
          "(?i)\\b(?:failed|failure|fatal|panic|invalid|rejected)\\b|\\berror\\b|\\bCUT$|does not"
              + " exist$");
  private static final Pattern SECRET =
      Pattern.compile("(?i)(\"(?:Password|X-Auth-Token|Token|bmc_password)\"\\s*:\\s*)\"[^\"]*\"");
  private static final int LONGEST_TEXT = 300;

  private final List<RunEvent> events = new ArrayList<>();

  /** Reads the folder's records that are there. */
  static List<RunEvent> of(Path run) {
    RunEvents all = new RunEvents();
    all.read(run.resolve("run.log"), "lab");
    all.read(run.resolve("server/console.log"), "console");
    all.read(run.resolve("server/guest.log"), "installer");
    all.read(run.resolve("server/firmware.log"), "firmware");
    all.read(run.resolve("server/qmp.log"), "machine");
    all.read(run.resolve("redfish.log"), "redfish");
    all.read(run.resolve("http.log"), "http");
    all.events.sort(Comparator.comparingLong(RunEvent::time));
    return all.events;
  }

  private void read(Path file, String lane) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      long time = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int end = endOfTime(line);
        long own = end > 0 ? millis(line.substring(0, end)) : 0;
        time = own > 0 ? own : time;
        add(time, lane, own > 0 ? line.substring(end + 1) : line);
      }
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void add(long time, String lane, String line) {
    String clean =
        SECRET
            .matcher(ESCAPES.matcher(line.replace('\t', ' ')).replaceAll(""))
            .replaceAll("$1\"***\"");
    if (time == 0 || clean.isBlank() || (lane.equals("lab") && clean.startsWith("ConsoleLine["))) {
      return;
    }
    boolean isLong = clean.length() > LONGEST_TEXT;
    String text = isLong ? clean.substring(0, LONGEST_TEXT) + "…" : clean;
    events.add(new RunEvent(time, lane, isError(lane, clean), text, isLong ? clean : ""));
  }

  private static boolean isError(String lane, String text) {
    if (lane.equals("redfish")) {
      return text.matches(".* -> (?:0|[45]\\d\\d) .*");
    }
    return ERROR.matcher(text).find();
  }

  private static int endOfTime(String line) {
    for (int i = 0; i < Math.min(line.length(), 40); i++) {
      if (line.charAt(i) == ' ' || line.charAt(i) == '\t') {
        return i;
      }
    }
    return -1;
  }

  private static long millis(String time) {
    if (time.length() < 20 || time.charAt(4) != '-') {
      return 0;
    }
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
