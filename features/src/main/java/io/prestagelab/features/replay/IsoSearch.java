package io.prestagelab.features.replay;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.FileSum;
import io.prestagelab.lab.trial.RunSettings;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the installation ISO of a run on this machine, by its sum. */
public final class IsoSearch {
  private IsoSearch() {}

  /**
   * The ISO that the run had.
   *
   * @param given where the user says it is, or null
   * @throws LabException that says what is missing and how to get it
   */
  public static Path find(RunSettings settings, LabHome home, @Nullable Path given) {
    List<Path> places = new ArrayList<>();
    if (given != null) {
      places.add(given);
    } else {
      places.add(home.installationIso());
      places.addAll(isos(home.cache()));
      places.addAll(isos(Path.of("")));
    }
    for (Path place : places) {
      if (Files.isRegularFile(place) && isIt(place, settings)) {
        return place;
      }
    }
    throw new LabException(
        "the run had the installation ISO %s (%d bytes, SHA-256 %s), %s; get that very file and give it by --iso FILE, or try another one with --any-iso"
            .formatted(
                settings.iso(),
                settings.isoBytes(),
                settings.isoSha256(),
                given == null ? "which is not here" : given + " is another"));
  }

  private static boolean isIt(Path file, RunSettings settings) {
    try {
      return Files.size(file) == settings.isoBytes()
          && FileSum.sha256(file).equals(settings.isoSha256());
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  private static List<Path> isos(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".iso")).sorted().toList();
    } catch (IOException e) {
      throw new LabException(folder + " cannot be listed: " + FileTrouble.reason(e), e);
    }
  }
}
