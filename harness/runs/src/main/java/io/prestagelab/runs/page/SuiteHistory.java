package io.prestagelab.runs.page;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the scenarios ended, each time they ran: a file for each time with a line for each scenario.
 * The last fifty times are kept.
 */
public final class SuiteHistory {
  private static final int KEPT = 50;
  private static final int MOST_LINES = 2_000;
  private static final String ENDING = ".jsonl";
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;

  /** The history in that folder, which need not exist. */
  public SuiteHistory(Path folder) {
    this.folder = folder;
  }

  /**
   * The scenarios of one time.
   *
   * @param name when it began, as local time
   * @param results in the order in which they ended
   */
  record Suite(String name, List<ScenarioResult> results) {}

  /** A new time begins; gives its file. */
  public Path begin() {
    String name = NAME.format(LocalDateTime.now(ZoneId.systemDefault()));
    try {
      Files.createDirectories(folder);
      List<Path> old = files();
      for (Path file : old.subList(0, Math.max(0, old.size() - KEPT + 1))) {
        Files.deleteIfExists(file);
        Files.deleteIfExists(Path.of(file.toString().replaceFirst("\\.jsonl$", ".shard.json")));
      }
      return created(name);
    } catch (IOException e) {
      throw new RunException(
          "cannot keep the scenarios' results in " + folder + ": " + FileTrouble.reason(e), e);
    }
  }

  private Path created(String name) throws IOException {
    Path file = folder.resolve(name + ENDING);
    for (int i = 2; ; i++) {
      try {
        return Files.createFile(file);
      } catch (FileAlreadyExistsException e) {
        file = folder.resolve(name + "-" + i + ENDING);
      }
    }
  }

  /** Keeps a result in the file of its time. */
  public static synchronized void add(Path suite, ScenarioResult result) {
    try {
      Files.writeString(suite, JSON.writeValueAsString(result) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new RunException(
          "cannot keep a scenario's result in " + suite + ": " + FileTrouble.reason(e), e);
    }
  }

  /** What is kept, the oldest first; lines that are none are left out. */
  List<Suite> suites() {
    try {
      List<Suite> suites = new ArrayList<>();
      for (Path file : files()) {
        String name = String.valueOf(file.getFileName());
        List<ScenarioResult> results = results(file);
        if (!results.isEmpty()) {
          suites.add(new Suite(name.substring(0, name.length() - ENDING.length()), results));
        }
      }
      return suites;
    } catch (IOException e) {
      throw new RunException(folder + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ENDING))
          .sorted(Comparator.comparing(SuiteHistory::order))
          .toList();
    }
  }

  /** Times that began in the same second have numbers at the end. */
  private static String order(Path file) {
    return NewestRun.order(String.valueOf(file.getFileName()).replace(ENDING, ""));
  }

  /** The results of one time; lines that are none are left out. */
  public static List<ScenarioResult> results(Path file) throws IOException {
    List<ScenarioResult> results = new ArrayList<>();
    LogTail.Lines lines = new LogTail(file).poll(true);
    for (String line : lines.head().stream().limit(MOST_LINES).toList()) {
      result(line).ifPresent(results::add);
    }
    return results;
  }

  /** Nothing of a line that a killed run left half written. */
  private static Optional<ScenarioResult> result(String line) {
    try {
      return Optional.of(JSON.readValue(line, ScenarioResult.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
