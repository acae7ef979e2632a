package io.prestagelab.cli;

import io.prestagelab.bmctools.check.Unstick;
import io.prestagelab.lab.LabException;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab bmc unstick URL}: takes away what earlier installations left in a BMC. */
@Command(
    name = "unstick",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Free a BMC of what earlier installations left in it: media in the virtual CDs, other sessions",
      "of this account, a boot override. Says what it found and asks first; the power is not touched."
    },
    footer = {
      "",
      "Exit code: 0 nothing is stuck any more, 1 something is, 2 it could not be tried."
    })
final class BmcUnstickCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "https://ADDRESS[:PORT] of the BMC.")
  private String url = "";

  @Mixin private BmcAccount account = new BmcAccount();

  @Option(names = "--yes", description = "Do not ask before something is changed.")
  private boolean yes;

  @Override
  public Integer call() {
    URI address = BmcAccount.address(url);
    PrintStream out = Terminal.out();
    try (Unstick unstick = Unstick.look(address, account.user(), account.password())) {
      List<String> found = unstick.found();
      if (found.isEmpty()) {
        out.println("nothing is stuck");
        return ExitCode.OK;
      }
      found.forEach(what -> out.println("  " + what));
      agree(address);
      List<String> left = unstick.free();
      left.forEach(what -> out.println("still: " + what));
      out.printf("%d of %d freed%n", found.size() - left.size(), found.size());
      return left.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private void agree(URI address) {
    if (yes) {
      return;
    }
    Console console = BmcAccount.console();
    if (console == null) {
      throw new LabException("say --yes if all of that may go at " + address);
    }
    String answer = console.readLine("Take all of that away at %s? [y/N] ", address);
    if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
      throw new LabException("nothing was changed");
    }
  }
}
