package io.prestagelab.runs.folder;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's verdict as its folder keeps it: {@code verdict.json} for programs, {@code verdict.txt} to
 * be read. Folders of older runs have the text only.
 *
 * @param kind LOCAL, REMOTE, FAILED, INCONSISTENT, or PRESTAGED of a run that went no further
 * @param reason why, in one line; empty if nothing is to be said
 */
public record KeptVerdict(String kind, String reason) {
  private static final String WORD = "Verdict";
  private static final Pattern LINE = Pattern.compile("([A-Z]+)(?: \\((.*)\\))?");
  private static final int LARGEST = 200_000;

  /** An absent reason is an empty one. */
  public KeptVerdict {
    kind = kind == null ? "" : kind;
    reason = reason == null ? "" : reason;
  }

  /** Of a line like {@code REMOTE (no bundle)}. */
  public static KeptVerdict of(String line) {
    Matcher parts = LINE.matcher(line.strip());
    return parts.matches()
        ? new KeptVerdict(parts.group(1), parts.group(2) == null ? "" : parts.group(2))
        : new KeptVerdict(line.strip(), "");
  }

  /** The verdict in one line. */
  public String line() {
    return reason.isEmpty() ? kind : kind + " (" + reason + ")";
  }

  /**
   * Keeps it.
   *
   * @param more lines of the text after the verdict: testimonies, times
   * @throws RunException if the folder cannot be written to
   */
  public void write(RunLayout run, List<String> more) {
    String text = headline() + "\n" + String.join("\n", more);
    keep(run.verdictText(), text.stripTrailing() + "\n");
    keep(run.verdict(), new JsonMapper().writeValueAsString(this) + "\n");
  }

  /** The text's first line. */
  public String headline() {
    return "%-14s %s".formatted(WORD, line());
  }

  private static void keep(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new RunException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  /**
   * The verdict of a run; empty if it has none, because it goes on, was interrupted or never got so
   * far.
   *
   * @throws RunException if what is there cannot be read
   */
  public static Optional<KeptVerdict> read(RunLayout run) {
    try {
      if (Files.isRegularFile(run.verdict())) {
        return Optional.of(new JsonMapper().readValue(bytes(run.verdict()), KeptVerdict.class));
      }
      return Files.isRegularFile(run.verdictText())
          ? ofText(new String(bytes(run.verdictText()), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (JacksonException e) {
      throw new RunException(run.verdict() + " is damaged: it is no JSON", e);
    } catch (IOException e) {
      throw new RunException(
          "the verdict of " + run.root() + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST);
    }
  }

  private static Optional<KeptVerdict> ofText(String text) {
    return text.lines()
        .filter(line -> line.startsWith(WORD + " "))
        .map(line -> of(line.substring(WORD.length())))
        .findFirst();
  }
}
