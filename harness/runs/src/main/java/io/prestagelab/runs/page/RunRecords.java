package io.prestagelab.runs.page;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Everything that a run's folder recorded with a time. The folder may be of a run that goes on, in
 * this process or another: each call gives what is new.
 */
final class RunRecords {
  private static final int LARGEST_PICTURE = 400_000;
  private static final int MOST_PICTURES = 100;
  private static final int MOST_FILES = 2_000;

  private final RunLayout run;
  private final Map<Path, String> lanes;
  private final Map<Path, LogTail> tails = new LinkedHashMap<>();
  private final Map<Path, Long> times = new LinkedHashMap<>();
  private final List<String> pictures = new ArrayList<>();

  RunRecords(Path run) {
    this.run = new RunLayout(run);
    this.lanes = lanes(this.run);
  }

  private static Map<Path, String> lanes(RunLayout run) {
    return Map.of(
        run.log(), "lab",
        run.stages(), "stage",
        run.steps(), "step",
        run.console(), "console",
        run.guestLog(), "installer",
        run.firmwareLog(), "firmware",
        run.machineLog(), "machine",
        run.redfishLog(), "redfish",
        run.httpLog(), "http");
  }

  /**
   * What is new.
   *
   * @param events in the order of their times
   * @param reads of the virtual medium: time, offset, length
   * @param blocks moved by disks: time, device, bytes read, bytes written, since power-on
   * @param map files of the medium: offset, length, path; only if it is new
   * @param pictures PNG images by name, as data URLs
   */
  record News(
      List<RunEvent> events,
      List<List<Object>> reads,
      List<List<Object>> blocks,
      List<List<Object>> map,
      Map<String, String> pictures) {

    boolean isEmpty() {
      return events.isEmpty() && reads.isEmpty() && blocks.isEmpty() && map.isEmpty();
    }
  }

  /**
   * What was recorded since the last call.
   *
   * @param last whether no more will come
   * @throws RunException if the folder cannot be read
   */
  News poll(boolean last) {
    try {
      List<RunEvent> events = new ArrayList<>();
      for (Map.Entry<Path, String> lane : lanes.entrySet()) {
        lines(lane.getKey(), last, (time, text) -> add(events, time, lane.getValue(), text));
      }
      Map<String, String> images = new LinkedHashMap<>();
      lines(run.screensLog(), last, (time, text) -> screen(events, images, time, text));
      events.sort(Comparator.comparingLong(RunEvent::time));
      List<List<Object>> reads = new ArrayList<>();
      lines(run.mediaLog(), last, (time, text) -> reads.add(numbers(time, text, 0)));
      List<List<Object>> blocks = new ArrayList<>();
      lines(run.blocksLog(), last, (time, text) -> blocks.add(numbers(time, text, 1)));
      return new News(events, good(reads), good(blocks), map(), images);
    } catch (IOException e) {
      throw new RunException(run.root() + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private void lines(Path file, boolean last, BiConsumer<Long, String> taker) throws IOException {
    LogTail.Lines news = tails.computeIfAbsent(file, LogTail::new).poll(last);
    news.head().forEach(line -> timed(file, line, taker));
    if (news.leftOut() > 0) {
      taker.accept(
          times.getOrDefault(file, 0L), "… %d lines are left out here …".formatted(news.leftOut()));
    }
    news.tail().forEach(line -> timed(file, line, taker));
  }

  /** A line without a time belongs to the one before it. */
  private void timed(Path file, String line, BiConsumer<Long, String> taker) {
    int end = endOfTime(line);
    long own = end > 0 ? millis(line.substring(0, end)) : 0;
    if (own > 0) {
      times.put(file, own);
    }
    taker.accept(times.getOrDefault(file, 0L), own > 0 ? line.substring(end + 1) : line);
  }

  private static void add(List<RunEvent> events, long time, String lane, String line) {
    if (time > 0 && !line.isBlank() && !(lane.equals("lab") && line.startsWith("ConsoleLine["))) {
      RunEvent event = LineReading.event(time, lane, line);
      if (!event.text().isBlank()) {
        events.add(event);
      }
    }
  }

  private void screen(List<RunEvent> events, Map<String, String> images, long time, String line) {
    int tab = line.indexOf('\t');
    if (time == 0 || tab < 0 || !line.substring(0, tab).matches("[0-9]{1,6}\\.png")) {
      return;
    }
    String name = line.substring(0, tab);
    if (!pictures.contains(name) && pictures.size() < MOST_PICTURES) {
      pictures.add(name);
      picture(name, images);
    }
    String why = LineReading.clean(line.substring(tab + 1));
    events.add(
        new RunEvent(time, "screen", why.startsWith("failure"), why, Map.of("picture", name)));
  }

  private void picture(String name, Map<String, String> images) {
    Path file = run.screens().resolve(name);
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_PICTURE) {
        images.put(
            name,
            "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** Tab-separated numbers after {@code words} words; an empty row if they are none. */
  private static List<Object> numbers(long time, String line, int words) {
    String[] parts = line.split("\t", 8);
    List<Object> row = new ArrayList<>();
    row.add(time);
    for (int i = 0; i < parts.length; i++) {
      if (i >= words && !parts[i].matches("\\d{1,15}")) {
        return List.of();
      }
      row.add(i < words ? LineReading.clean(parts[i]) : (Object) Long.valueOf(parts[i]));
    }
    return time > 0 && parts.length == words + 2 ? row : List.of();
  }

  private static List<List<Object>> good(List<List<Object>> rows) {
    return rows.stream().filter(row -> !row.isEmpty()).toList();
  }

  private List<List<Object>> map() throws IOException {
    LogTail tail = tails.computeIfAbsent(run.mediaMap(), LogTail::new);
    List<List<Object>> rows = new ArrayList<>();
    for (String line : tail.poll(false).head()) {
      String[] parts = line.split("\t", 3);
      if (parts.length == 3
          && rows.size() < MOST_FILES
          && (parts[0] + parts[1]).matches("\\d{2,30}")
          && parts[0].length() < 16
          && parts[1].length() < 16) {
        rows.add(
            List.of(Long.valueOf(parts[0]), Long.valueOf(parts[1]), LineReading.clean(parts[2])));
      }
    }
    return rows;
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
