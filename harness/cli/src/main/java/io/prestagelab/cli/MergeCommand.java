package io.prestagelab.cli;

import io.prestagelab.runs.coverage.RunCoverage;
import io.prestagelab.runs.folder.RunLayout;
import io.prestagelab.runs.shard.MergedFolder;
import io.prestagelab.runs.shard.MergedSuite;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab merge}: the results of a suite's shards as one. */
@Command(
    name = "merge",
    description =
        "Make one page, one JUnit file and one table of what the shards of lab test --shard left."
            + " Exit code 0: all scenarios passed; 1: one did not; 2: a shard is missing, doubled or"
            + " not complete.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FOLDER",
      description = "The shards' .lab folders, or folders above them.")
  private List<Path> folders = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "merged",
      description = "Where to; default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("merged");

  MergeCommand() {}

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    MergedSuite suite = MergedSuite.of(folders);
    Path page = new MergedFolder(output).write(suite);
    out.print(MergedFolder.table(suite));
    out.println("Page: " + page);
    coverage(suite, out);
    return suite.passed() ? ExitCode.OK : ExitCode.NO;
  }

  /** Of scenarios that were run with {@code --coverage}; the others say nothing of it. */
  private void coverage(MergedSuite suite, PrintStream out) {
    CoverageReport report = new CoverageReport();
    List<MergedSuite.Entry> traced =
        suite.entries().stream()
            .filter(entry -> RunCoverage.isKept(new RunLayout(entry.folder())))
            .toList();
    traced.forEach(entry -> report.add(entry.folder(), entry.result().name()));
    if (!traced.isEmpty()) {
      report.end(new RunLayout(output.resolve("coverage")).page(), out);
    }
  }
}
