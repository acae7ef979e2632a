package io.prestagelab.harness.cli;

import io.prestagelab.harness.page.RunPage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab show RUN}: the run's page, one HTML file for any browser. */
@Command(
    name = "show",
    description = "Write a run's page: one HTML file with verdict, diagnosis and all records.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private @Nullable Path run;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default: page.html in the run's folder.")
  private @Nullable Path output;

  ShowCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Path folder = java.util.Objects.requireNonNull(run);
    Path file = output == null ? folder.resolve("page.html") : output;
    new RunPage(folder).write(file);
    spec.commandLine().getOut().println(file.toAbsolutePath());
    return ExitCode.OK;
  }
}
