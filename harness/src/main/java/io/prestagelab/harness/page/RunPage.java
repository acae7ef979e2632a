package io.prestagelab.harness.page;

import io.prestagelab.harness.LabException;
import io.prestagelab.harness.diagnose.Diagnosis;
import io.prestagelab.harness.diagnose.Diagnostician;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of a run: a single HTML file that needs no server and no network. On top the verdict and
 * the diagnosis, below everything that was recorded, on one clock.
 */
public final class RunPage {

  private static final String DATA = "@DATA@";
  private static final List<String> LOGS =
      List.of("server/console.log", "server/guest.log", "installed", "redfish.log");

  private final Path run;

  /**
   * The page of the run in that folder.
   *
   * @throws LabException if it is no run's folder
   */
  public RunPage(Path run) {
    this.run = run;
    if (logs().isEmpty()) {
      throw new LabException(run + " is not the folder of a run: it has none of " + LOGS);
    }
  }

  /** Writes it; an older one is replaced at the end. */
  public void write(Path file) {
    try (InputStream template =
        Objects.requireNonNull(RunPage.class.getResourceAsStream("run.html"))) {
      String html = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Path half = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(half, html.replace(DATA, json()));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LabException("cannot write the page " + file + ": " + e.getMessage(), e);
    }
  }

  /** All data as JSON that can stand inside a script element. */
  private String json() throws IOException {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", Objects.requireNonNull(run.toAbsolutePath().getFileName()).toString());
    data.put("verdict", verdict());
    data.put("diagnosis", diagnosis());
    data.put("events", events());
    return new JsonMapper().writeValueAsString(data).replace("<", "\\u003c");
  }

  private String verdict() throws IOException {
    Path file = run.resolve("verdict.txt");
    return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
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
    return file + ":" + place.line() + ": " + place.text();
  }

  private List<Path> logs() {
    return Stream.of(LOGS.toArray(String[]::new)).map(run::resolve).filter(Files::exists).toList();
  }

  /** Arrays, not objects: a console can have 100,000 lines. */
  private List<List<@Nullable Object>> events() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (RunEvent event : RunEvents.of(run)) {
      rows.add(
          List.of(event.time(), event.lane(), event.error() ? 1 : 0, event.text(), event.detail()));
    }
    return rows;
  }
}
