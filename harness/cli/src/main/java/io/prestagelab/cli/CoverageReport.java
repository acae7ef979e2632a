package io.prestagelab.cli;

import io.prestagelab.runs.RunException;
import io.prestagelab.runs.coverage.Coverage;
import io.prestagelab.runs.coverage.RunCoverage;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.CoveragePage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The coverage of kickstarts over some runs: page, files for programs, figures. */
final class CoverageReport {
  private final Map<Path, String> runs = new LinkedHashMap<>();
  private Coverage earlier = Coverage.NONE;

  /** A run has ended, or will have when {@link #end} is called. */
  synchronized void add(Path folder, String scenario) {
    runs.put(folder, scenario);
  }

  /** What some runs reached before. */
  synchronized void add(Coverage known) {
    earlier = earlier.and(known);
  }

  /** Writes the page and, beside it, the files for programs; prints the figures. */
  synchronized void end(Path page, PrintStream out) {
    Coverage all = earlier;
    for (Map.Entry<Path, String> run : runs.entrySet()) {
      try {
        all = all.and(RunCoverage.of(new RunLayout(run.getKey()), run.getValue()));
      } catch (RunException e) {
        out.println("No coverage of %s: %s".formatted(run.getValue(), e.getMessage()));
      }
    }
    if (all.kickstarts().isEmpty()) {
      out.println("Coverage: no line of a kickstart was traced");
      return;
    }
    all.write(page.resolveSibling("coverage.json"));
    all.writeLcov(page.resolveSibling("coverage.info"));
    new CoveragePage(all).write(page);
    out.println("Coverage of kickstarts in %d scenarios:".formatted(all.scenarios().size()));
    all.figures().forEach(line -> out.println("  " + line));
    out.println("Page: " + page);
  }
}
