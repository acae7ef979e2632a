package io.prestagelab.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lab version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Print the version of the lab and of Java.")
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  VersionCommand() {
    spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    String version = String.join(" ", spec.root().version());
    Terminal.out().println(version + ", Java " + Runtime.version());
    return ExitCode.OK;
  }
}
