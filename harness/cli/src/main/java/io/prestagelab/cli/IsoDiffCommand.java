package io.prestagelab.cli;

import io.prestagelab.image.inspect.IsoDifference;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab iso diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Tell in what two ISOs differ, file by file (exit code 1 if they do).")
final class IsoDiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "A.iso", description = "The first ISO.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B.iso", description = "The second ISO.")
  private Path second = Path.of("");

  @Override
  public Integer call() {
    List<IsoDifference> differences = IsoDifference.between(first, second);
    PrintStream out = Terminal.out();
    differences.forEach(each -> out.printf("%-60s  %s%n", each.path(), each.what()));
    if (differences.isEmpty()) {
      out.println("no difference");
    }
    return differences.isEmpty() ? ExitCode.OK : ExitCode.NO;
  }
}
