package io.prestagelab.cli;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.coverage.Coverage;
import io.prestagelab.runs.coverage.RunCoverage;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.page.ScenarioResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab coverage}: puts the coverages of several runs together. */
@Command(
    name = "coverage",
    description =
        "Which lines and failure messages of kickstarts several runs reached, as one page: runs"
            + " made with --coverage, and coverage.json of other test runs or machines.",
    mixinStandardHelpOptions = true)
final class CoverageCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RUN|FILE",
      description = "Folders of runs, and files coverage.json.")
  private List<Path> inputs = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The page; coverage.json and coverage.info are written beside it.")
  private @Nullable Path output;

  CoverageCommand() {}

  @Override
  public Integer call() {
    CoverageReport report = new CoverageReport();
    for (Path input : inputs) {
      RunLayout run = new RunLayout(input);
      if (Files.isRegularFile(input)) {
        report.add(Coverage.read(input));
      } else if (RunCoverage.isKept(run)) {
        report.add(input, ScenarioResult.nameOf(run));
      } else {
        throw new LabException(
            "%s is neither a coverage.json nor the folder of a run made with --coverage"
                .formatted(input));
      }
    }
    report.end(output == null ? LabHome.find().coveragePage() : output, Terminal.out());
    return ExitCode.OK;
  }
}
