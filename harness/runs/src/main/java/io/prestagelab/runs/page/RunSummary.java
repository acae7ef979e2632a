package io.prestagelab.runs.page;

import io.prestagelab.runs.capsule.Secrets;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What stands above a run's records: its name, verdict, scenario and diagnosis. */
final class RunSummary {
  private static final int LARGEST = 200_000;
  private static final List<String> LOGS =
      List.of("server/console.log", "server/guest.log", "installed", "redfish.log");

  private final Path run;

  RunSummary(Path run) {
    this.run = run;
  }

  /** Whether the folder is that of a run. */
  boolean isOfRun() {
    return !logs().isEmpty()
        || Files.isRegularFile(run.resolve("run.log"))
        || Files.isRegularFile(run.resolve("stages.log"));
  }

  /** Whether the run says that it has ended. */
  boolean ended() {
    return Files.isRegularFile(run.resolve("verdict.txt"))
        || Files.isRegularFile(run.resolve("scenario.json"));
  }

  String name() {
    return Objects.requireNonNull(run.toAbsolutePath().normalize().getFileName()).toString();
  }

  /** Its data; the diagnosis only of a run that has ended. */
  Map<String, Object> data(boolean diagnosed) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name());
    data.put("verdict", text("verdict.txt"));
    data.put("scenario", scenario());
    data.put("diagnosis", diagnosed && !logs().isEmpty() ? diagnosis() : Map.of());
    return data;
  }

  private String text(String name) {
    try (var in = Files.newInputStream(run.resolve(name))) {
      return Secrets.removedFrom(
          new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return ""; // a run without it
    }
  }

  private Object scenario() {
    Path file = run.resolve("scenario.json");
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try (var in = Files.newInputStream(file)) {
      return new JsonMapper().readValue(in.readNBytes(LARGEST), ScenarioResult.class);
    } catch (IOException | JacksonException e) {
      return Map.of("status", "UNKNOWN", "error", "scenario.json cannot be read");
    }
  }

  private Map<String, Object> diagnosis() {
    Diagnosis d = new Diagnostician().diagnose(logs());
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("outcome", d.outcome().name());
    shown.put("title", d.title());
    shown.put("phase", d.phase().words());
    shown.put("advice", d.advice());
    shown.put("known", d.known());
    shown.put("proof", d.proof().stream().map(this::place).toList());
    return shown;
  }

  private String place(Diagnosis.Place place) {
    String prefix = run + "/";
    String file =
        place.file().startsWith(prefix) ? place.file().substring(prefix.length()) : place.file();
    return file + ":" + place.line() + ": " + LineReading.clean(place.text());
  }

  private List<Path> logs() {
    return Stream.of(LOGS.toArray(String[]::new)).map(run::resolve).filter(Files::exists).toList();
  }
}
