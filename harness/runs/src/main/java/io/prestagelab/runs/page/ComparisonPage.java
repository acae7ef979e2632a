package io.prestagelab.runs.page;

import io.prestagelab.runs.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Two runs on one page, aligned by their events; the first difference is marked. */
public final class ComparisonPage {
  private static final Set<String> LANES =
      Set.of("stage", "step", "lab", "redfish", "http", "installer");
  private static final Pattern CHANGING =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d[.,\\d]*Z?"
              + "|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{22}"
              + "|\\d{8}-\\d{6}[\\w-]*|0x[0-9a-f]+|(?<=:)\\d{4,5}\\b|(?<=/Sessions/)[\\w-]+|(?<=ks-script-)\\w+|(?<=\\[)\\d+(?=\\])|\\b\\d+(?:\\.\\d+)?"
              + " ?(?:ms|s|sec|seconds?|[kM]B/s)\\b|\\b[0-9a-f]{32,64}\\b");

  /** A line of {@code ls -l}: its count of links and its date are the machine's and the clock's. */
  private static final Pattern LISTED =
      Pattern.compile(
          "([bcdlps-][rwxsStT-]{9}[.+@]?) +\\d+ +(\\S+ +\\S+ +(?:\\d+, *)?\\d+)"
              + " +(?:[A-Z][a-z]{2} +\\d{1,2} +[\\d:]{4,5}|\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d)");

  private final Path left;
  private final Path right;

  /**
   * A comparison of the runs in two folders.
   *
   * @throws RunException if one is no run's folder
   */
  public ComparisonPage(Path left, Path right) {
    for (Path run : List.of(left, right)) {
      if (!new RunSummary(run).isOfRun()) {
        throw new RunException(run + " is not the folder of a run");
      }
    }
    this.left = left;
    this.right = right;
  }

  /** Writes it; an older one is replaced at the end. */
  public void write(Path file) {
    new PageTemplate("compare.html").write(file, data());
  }

  Map<String, Object> data() {
    List<Alignment.Pair> pairs = pairs();
    int first = -1;
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).differs()) {
        first = i;
        break;
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("runs", List.of(new RunSummary(left).data(true), new RunSummary(right).data(true)));
    data.put("first", first);
    data.put("rows", pairs.stream().map(ComparisonPage::row).toList());
    return data;
  }

  private List<Alignment.Pair> pairs() {
    Map<String, List<Alignment.Moment>> a = moments(left);
    Map<String, List<Alignment.Moment>> b = moments(right);
    List<Alignment.Pair> pairs = new ArrayList<>();
    for (String lane : LANES) {
      pairs.addAll(
          Alignment.of(lane, a.getOrDefault(lane, List.of()), b.getOrDefault(lane, List.of())));
    }
    pairs.sort(Comparator.comparingLong(Alignment.Pair::time));
    return pairs;
  }

  private static Map<String, List<Alignment.Moment>> moments(Path run) {
    List<RunEvent> events = new RunRecords(run).poll(true).events();
    long start = events.isEmpty() ? 0 : events.get(0).time();
    Map<String, List<Alignment.Moment>> lanes = new LinkedHashMap<>();
    for (RunEvent event : events) {
      if (LANES.contains(event.lane()) && !"end".equals(event.detail().get("mark"))) {
        List<Alignment.Moment> lane = lanes.computeIfAbsent(event.lane(), l -> new ArrayList<>());
        String key = key(event);
        // a poll that goes round once more is the same poll
        if (lane.isEmpty() || !lane.get(lane.size() - 1).key().equals(key)) {
          lane.add(new Alignment.Moment(event.time() - start, event.lane(), key, event.text()));
        }
      }
    }
    return lanes;
  }

  private static String key(RunEvent event) {
    String text =
        event.lane().equals("http")
            ? event.detail().getOrDefault("path", event.text()) + (event.error() ? " !" : "")
            : event.text();
    return event.detail().getOrDefault("mark", "")
        + CHANGING.matcher(LISTED.matcher(text).replaceAll("$1 $2")).replaceAll("#");
  }

  /** Lane, state (same, order, differs), times and texts of both. */
  private static List<@Nullable Object> row(Alignment.Pair pair) {
    Alignment.Moment a = pair.left();
    Alignment.Moment b = pair.right();
    return Arrays.asList(
        pair.lane(),
        pair.differs() ? 2 : pair.order() ? 1 : 0,
        a == null ? null : a.time(),
        a == null ? null : a.text(),
        b == null ? null : b.time(),
        b == null ? null : b.text());
  }
}
