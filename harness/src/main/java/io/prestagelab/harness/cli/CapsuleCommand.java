package io.prestagelab.harness.cli;

import io.prestagelab.harness.capsule.Capsule;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab capsule RUN}: a run's records as one file to send to somebody else. */
@Command(
    name = "capsule",
    description = "Keep a run's records in one file, without disks, ISOs and secrets.")
final class CapsuleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The folder of a run.")
  private @Nullable Path run;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to; default: RUN.capsule beside the run's folder.")
  private @Nullable Path output;

  CapsuleCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    Path folder = Objects.requireNonNull(run).toAbsolutePath().normalize();
    Path file = output == null ? folder.resolveSibling(folder.getFileName() + ".capsule") : output;
    new Capsule(file).write(folder, String.join(" ", spec.root().version()));
    spec.commandLine().getOut().println(file.toAbsolutePath());
    return ExitCode.OK;
  }
}
