package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lines in programs' frames: which step failed, and what the line says about it. */
final class FrameReader {

  private static final Set<String> STARTS = Set.of("0", "1", "2", "3", "4", "5", "6", "7");

  private static final Set<Frame.By> GUESSES =
      Set.of(Frame.By.TOPIC, Frame.By.BEFORE, Frame.By.COMMAND);

  private final Steps steps;
  private final Topics topics;

  FrameReader(Steps steps, Topics topics) {
    this.steps = steps;
    this.topics = topics;
  }

  /**
   * Reads a line.
   *
   * @param pairs the line's
   * @param exact whether it has the frame's phrase to the letter; else only its step is believed
   * @return what it says, with {@link Told#NOTHING} if it tells no step; null if it is no such line
   */
  @Nullable Told read(
      Frame frame,
      String text,
      Pairs pairs,
      boolean exact,
      Map<String, String> holes,
      FileProgress progress) {
    if (!exact && frame.kind() != Signature.Kind.PROOF) {
      return null;
    }
    Map<String, String> all = new LinkedHashMap<>(holes);
    boolean unread = frame.reads() != null && !frame.reads().fill(text, pairs, all);
    if (unread && (exact || !frame.by().contains(Frame.By.STEP))) {
      return null;
    }
    all.putIfAbsent("task", progress.task());
    return told(frame, all, progress);
  }

  private static Told nothing(Map<String, String> holes) {
    return new Told(Told.NOTHING, false, holes);
  }

  private Told told(Frame frame, Map<String, String> holes, FileProgress progress) {
    String byStatus = frame.statuses().get(holes.getOrDefault("status", ""));
    if (byStatus != null) {
      return new Told(byStatus, false, holes);
    }
    for (Frame.By by : frame.by()) {
      if (by == Frame.By.PROGRESS && progress.phase() == Phase.UNKNOWN) {
        return nothing(holes);
      }
      String cause = cause(by, holes, progress);
      if (cause != null) {
        return new Told(cause, GUESSES.contains(by), holes);
      }
    }
    return frame.cause() == null ? nothing(holes) : new Told(frame.cause(), false, holes);
  }

  private @Nullable String cause(Frame.By by, Map<String, String> holes, FileProgress progress) {
    return switch (by) {
      case URL -> steps.of(holes.getOrDefault("method", ""), holes.getOrDefault("url", ""));
      case STEP -> progress.step();
      case PLACE -> holes.containsKey("place") ? "disk-error" : null;
      case DEVICE -> device(holes, progress.devices());
      case TOPIC -> topics.of(holes);
      case BEFORE -> spokenOf(holes, "before");
      case COMMAND -> spokenOf(holes, "command");
      case PROGRESS -> null;
    };
  }

  private @Nullable String spokenOf(Map<String, String> holes, String where) {
    return topics.of(new LinkedHashMap<>(Map.of("text", holes.getOrDefault(where, ""))));
  }

  /** An empty drive's first sectors are tried by everybody: that is no error. */
  private static @Nullable String device(Map<String, String> holes, Devices devices) {
    String device = holes.getOrDefault("device", "");
    if (device.isEmpty() || device.startsWith("fd")) {
      return null;
    } else if (!devices.isMedium(device)) {
      return "disk-error";
    }
    return STARTS.contains(holes.getOrDefault("sector", "")) ? null : "medium-read-error";
  }
}
