package io.prestagelab.runs.diagnose;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines in programs' frames: which step failed, and what the line says about it. */
final class FrameReader {

  private static final Set<String> STARTS = Set.of("0", "1", "2", "3", "4", "5", "6", "7");

  private static final Set<Frame.By> GUESSES =
      Set.of(Frame.By.TOPIC, Frame.By.BEFORE, Frame.By.COMMAND, Frame.By.PROGRAM);

  /**
   * What a program that somebody ran says for itself, in no journal of a whole system: no time near
   * the line's beginning, no stamp of the kernel's, no JSON.
   */
  private static final Pattern OUTPUT =
      Pattern.compile("(?!.{0,25}\\d:\\d\\d|\\[ *\\d|<\\d|\\{)\\W{0,6}\\w");

  private final Steps steps;
  private final Topics topics;
  private final ProgramTopics programs;

  FrameReader(Steps steps, Topics topics, ProgramTopics programs) {
    this.steps = steps;
    this.topics = topics;
    this.programs = programs;
  }

  /**
   * Reads a line.
   *
   * @param exact whether it has the frame's phrase to the letter; else only its step is believed
   * @return what it says, with {@link Told#NOTHING} if it tells no step; null if it is no such line
   */
  @Nullable Told read(
      Frame frame,
      LineFacts line,
      boolean exact,
      Map<String, String> holes,
      FileProgress progress) {
    if (!exact && frame.kind() != Signature.Kind.PROOF) {
      return null;
    }
    Map<String, String> all = new LinkedHashMap<>(holes);
    Map<String, String> groups =
        frame.reads() == null ? Map.<String, String>of() : line.groups(frame.reads());
    if (groups != null) {
      all.putAll(groups);
    } else if ((exact || !frame.by().contains(Frame.By.STEP))) {
      return null;
    }
    all.putIfAbsent("task", progress.task());
    return told(frame, line.normal(), all, progress);
  }

  private static Told nothing(Map<String, String> holes) {
    return new Told(Told.NOTHING, false, holes);
  }

  private Told told(Frame frame, String line, Map<String, String> holes, FileProgress progress) {
    String byStatus = frame.statuses().get(holes.getOrDefault("status", ""));
    if (byStatus != null) {
      return new Told(byStatus, false, holes);
    }
    for (Frame.By by : frame.by()) {
      if (progress.phase() == Phase.UNKNOWN) {
        if (by == Frame.By.PROGRESS) {
          return nothing(holes);
        } else if (by == Frame.By.LAST && OUTPUT.matcher(line).lookingAt()) {
          holes.put(Told.LAST, "yes");
          break;
        }
      }
      String cause = cause(by, line, holes, progress);
      if (cause != null) {
        return new Told(cause, GUESSES.contains(by), holes);
      }
    }
    return frame.cause() == null ? nothing(holes) : new Told(frame.cause(), false, holes);
  }

  private @Nullable String cause(
      Frame.By by, String line, Map<String, String> holes, FileProgress progress) {
    return switch (by) {
      case URL -> steps.of(holes.getOrDefault("method", ""), holes.getOrDefault("url", ""));
      case STEP -> progress.step();
      case PLACE -> holes.containsKey("place") ? "disk-error" : null;
      case DEVICE -> device(holes, progress.devices());
      case TOPIC -> topics.of(holes);
      case BEFORE -> spokenOf(holes, "before");
      case COMMAND -> command(holes);
      case PROGRAM -> progress.phase() == Phase.UNKNOWN ? program(line, holes) : null;
      case PROGRESS, LAST -> null;
    };
  }

  private @Nullable String program(String line, Map<String, String> holes) {
    String speaking = programs.speaking(line);
    return speaking != null ? speaking : programs.run(holes.getOrDefault("command", ""));
  }

  private @Nullable String command(Map<String, String> holes) {
    String requested = steps.ofCommand(holes.getOrDefault("command", ""));
    return requested != null ? requested : spokenOf(holes, "command");
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
