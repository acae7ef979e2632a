package io.prestagelab.cli;

import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Quirk;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab bmc personalities}: what an emulated BMC can look and behave like. */
@Command(
    name = "personalities",
    mixinStandardHelpOptions = true,
    description = "List the vendors' personalities that an emulated BMC can wear, or all quirks.",
    footer = "A configuration for `lab bmc serve` names one: personality: dell-idrac9")
final class BmcPersonalitiesCommand implements Callable<Integer> {
  @Option(names = "--quirks", description = "List the quirks of which personalities are made.")
  private boolean quirks;

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    if (quirks) {
      for (Quirk quirk : Quirk.values()) {
        out.printf("%-30s %s%n", quirk.word(), quirk.meaning());
      }
    } else {
      Personalities.all().forEach(each -> out.printf("%-20s %s%n", each.name(), each.about()));
    }
    return ExitCode.OK;
  }
}
