package io.prestagelab.features.replay;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.KeptVerdict;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run and its repetition, side by side. */
public final class Comparison {
  private static final int LAST_WORDS = 3;

  private final String before;
  private final String now;
  private final List<String> stepsBefore;
  private final List<String> stepsNow;
  private final EventSequence first;
  private final EventSequence again;

  /**
   * Compares two runs' folders.
   *
   * @param run the earlier one
   * @param repetition the later one
   */
  public Comparison(Path run, Path repetition) {
    before = verdict(run);
    now = verdict(repetition);
    stepsBefore = steps(run);
    stepsNow = steps(repetition);
    first = EventSequence.of(run);
    again = EventSequence.of(repetition);
  }

  /** Whether steps, verdict, reason and events are the same. */
  public boolean same() {
    return before.equals(now) && sameSteps() && sameEvents();
  }

  /** A run of an earlier version may have kept none. */
  private boolean sameSteps() {
    return stepsBefore.isEmpty() || stepsBefore.equals(stepsNow);
  }

  /**
   * A failure ends a run at once, so that the installer's last few lines after it may or may not
   * have come through.
   */
  private boolean sameEvents() {
    List<String> old = first.events();
    List<String> present = again.events();
    int shorter = Math.min(old.size(), present.size());
    boolean both = before.startsWith("FAILED") && before.equals(now);
    int more = both && shorter > 0 ? LAST_WORDS : 0;
    return Math.max(old.size(), present.size()) - shorter <= more
        && old.subList(0, shorter).equals(present.subList(0, shorter));
  }

  /** What is the same and what differs, a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        before.equals(now)
            ? "verdict     the same: " + now
            : "verdict     differs: " + before + " before, " + now + " now");
    if (!sameSteps()) {
      lines.add("steps       differ: " + difference());
    }
    lines.addAll(events());
    if (!first.time().isZero() && !again.time().isZero()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "installer   %.1f s before, %.1f s now (ratio %.2f; it does not count)",
              first.time().toMillis() / 1e3,
              again.time().toMillis() / 1e3,
              (double) again.time().toMillis() / first.time().toMillis()));
    }
    return lines;
  }

  private List<String> events() {
    List<String> old = first.events();
    List<String> present = again.events();
    if (sameEvents()) {
      int more = Math.abs(old.size() - present.size());
      return List.of(
          "events      the same: "
              + Math.min(old.size(), present.size())
              + (more == 0 ? "" : ", and " + more + " more after the failure in one of the two"));
    }
    int at = 0;
    while (at < old.size() && at < present.size() && old.get(at).equals(present.get(at))) {
      at++;
    }
    return List.of(
        "events      differ after "
            + at
            + " ("
            + old.size()
            + " before, "
            + present.size()
            + " now)",
        "  before    " + at(old, at),
        "  now       " + at(present, at));
  }

  private String difference() {
    int at = 0;
    while (at < stepsBefore.size()
        && at < stepsNow.size()
        && stepsBefore.get(at).equals(stepsNow.get(at))) {
      at++;
    }
    return "'%s' before, '%s' now".formatted(at(stepsBefore, at), at(stepsNow, at));
  }

  private static String at(List<String> list, int index) {
    return index < list.size() ? list.get(index) : "nothing more";
  }

  /** How each step ended, and its words. */
  private static List<String> steps(Path run) {
    Path file = new RunLayout(run).steps();
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.replaceFirst("^[^\t]*\t", "").replace('\t', ' '))
          .filter(line -> !line.startsWith("begin "))
          .toList();
    } catch (IOException e) {
      throw new LabException("cannot read " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  private static String verdict(Path run) {
    return KeptVerdict.read(new RunLayout(run)).map(KeptVerdict::line).orElse("none");
  }
}
