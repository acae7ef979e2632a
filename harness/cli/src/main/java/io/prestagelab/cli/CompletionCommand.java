package io.prestagelab.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab completion bash|zsh}: what a shell has to know to complete the lab's words. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print what your shell has to know to complete the lab's commands and options.",
    footer =
        "In ~/.bashrc or ~/.zshrc: source <(lab completion bash), source <(lab completion zsh)")
final class CompletionCommand implements Callable<Integer> {
  /** The shells whose completion there is. */
  enum Shell {
    BASH,
    ZSH
  }

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec = CommandSpec.create();

  CompletionCommand() {}

  @Override
  public Integer call() {
    // one script for both: in zsh it takes bash's way of completing
    Terminal.out().println("# for " + shell.name().toLowerCase(Locale.ROOT));
    Terminal.out().print(AutoComplete.bash("lab", LauncherCommands.all(spec)));
    return ExitCode.OK;
  }
}
