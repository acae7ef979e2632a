package io.prestagelab.runs.coverage;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The coverage of kickstarts in one run, from what its folder keeps. */
public final class RunCoverage {
  private RunCoverage() {}

  /** Whether the run in that folder was traced. */
  public static boolean isKept(RunLayout run) {
    return Files.isRegularFile(run.trace());
  }

  /**
   * That of the run in {@code run}'s folder; {@link Coverage#NONE} if it was not traced.
   *
   * @param scenario what the run is called
   * @throws RunException if its files cannot be read
   */
  public static Coverage of(RunLayout run, String scenario) {
    if (!isKept(run)) {
      return Coverage.NONE;
    }
    try {
      List<Kickstart> kickstarts = kickstarts(run.kickstarts());
      RanLines ran = new RanLines(kickstarts);
      TraceFile.read(run.trace(), ran::add);
      return Coverage.of(
          Set.of(scenario),
          kickstarts.stream().map(each -> covered(each, ran, scenario)).toList(),
          included(ran));
    } catch (IOException e) {
      throw new RunException(
          "the trace of %s cannot be read: %s".formatted(run.root(), FileTrouble.reason(e)), e);
    }
  }

  private static List<Kickstart> kickstarts(Path folder) throws IOException {
    List<Kickstart> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        found.add(new Kickstart(String.valueOf(file.getFileName()), text.lines().toList()));
      }
    }
    return found;
  }

  private static KickstartCoverage covered(Kickstart kickstart, RanLines ran, String scenario) {
    Map<Integer, Set<String>> lines = new TreeMap<>();
    ran.of(kickstart).stream().forEach(line -> lines.put(line, Set.of(scenario)));
    Set<FailureMessages.Message> printed = ran.printed(kickstart);
    return new KickstartCoverage(
        kickstart.name(),
        kickstart.lines(),
        kickstart.executable().stream().boxed().toList(),
        lines,
        FailureMessages.in(kickstart).stream()
            .map(
                each ->
                    new KickstartCoverage.Message(
                        each.line(),
                        each.by(),
                        each.text(),
                        printed.contains(each) ? Set.of(scenario) : Set.of()))
            .toList());
  }

  private static Map<String, Set<Integer>> included(RanLines ran) {
    return ran.others().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                file ->
                    file.getValue().stream().boxed().collect(Collectors.toCollection(TreeSet::new)),
                (a, b) -> a,
                TreeMap::new));
  }
}
