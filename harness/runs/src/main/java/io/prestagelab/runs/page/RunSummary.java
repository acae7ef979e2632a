package io.prestagelab.runs.page;

import io.prestagelab.runs.capsule.Secrets;
import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.Diagnostician;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What stands above a run's records: its name, verdict, scenario and diagnosis. */
final class RunSummary {
  private static final int LARGEST = 200_000;

  private final RunLayout run;

  RunSummary(Path run) {
    this.run = new RunLayout(run);
  }

  /** Whether the folder is that of a run. */
  boolean isOfRun() {
    return !logs().isEmpty() || Files.isRegularFile(run.log()) || Files.isRegularFile(run.stages());
  }

  /** Whether the run says that it has ended. */
  boolean ended() {
    return Files.isRegularFile(run.verdictText()) || Files.isRegularFile(run.scenarioEnd());
  }

  String name() {
    return run.name();
  }

  /** Its data; the diagnosis only of a run that has ended. */
  Map<String, Object> data(boolean diagnosed) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", name());
    data.put("verdict", text(run.verdictText()));
    data.put("scenario", scenario());
    data.put("diagnosis", diagnosed && !logs().isEmpty() ? diagnosis() : Map.of());
    return data;
  }

  private static String text(Path file) {
    try (var in = Files.newInputStream(file)) {
      return Secrets.removedFrom(
          new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return ""; // a run without it
    }
  }

  private Object scenario() {
    Path file = run.scenarioEnd();
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    try (var in = Files.newInputStream(file)) {
      return new JsonMapper().readValue(in.readNBytes(LARGEST), ScenarioResult.class);
    } catch (IOException | JacksonException e) {
      return Map.of("status", "UNKNOWN", "error", file.getFileName() + " cannot be read");
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
    String prefix = run.root() + "/";
    String file =
        place.file().startsWith(prefix) ? place.file().substring(prefix.length()) : place.file();
    return file + ":" + place.line() + ": " + LineReading.clean(place.text());
  }

  private List<Path> logs() {
    return Stream.of(run.console(), run.guestLog(), run.installed(), run.redfishLog())
        .filter(Files::exists)
        .toList();
  }
}
