package io.prestagelab.features;

import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.page.ScenarioResult;
import io.prestagelab.runs.shard.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file with the places of scenarios that have not passed: at first all, and at any moment those
 * that failed and those that were not reached, however the run ends.
 */
public final class NotPassed {
  private final Path file;
  private final Map<String, String> places = new LinkedHashMap<>();

  /** Begins with all of them. */
  public NotPassed(Path file, List<Listed> scenarios) {
    this.file = file;
    scenarios.forEach(each -> places.put(SuiteCut.key(each), each.place()));
    keep();
  }

  /** One has ended. */
  public synchronized void ended(ScenarioResult result) {
    if (result.passed()) {
      places.remove(Piece.key(result.feature(), result.line()));
      keep();
    }
  }

  private void keep() {
    try {
      UnfinishedOutput.replace(file, half -> Files.write(half, places.values()));
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  /**
   * The places in a file.
   *
   * @throws LabException if there is none, or the file cannot be read
   */
  public static List<String> in(Path file) {
    try {
      List<String> places = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (places.isEmpty()) {
        throw new LabException("no scenario failed the last time, so there is none to rerun");
      }
      return places;
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }
}
