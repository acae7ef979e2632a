package io.prestagelab.cli;

import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspector;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab iso inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Tell what kind of ISO a file is, how it boots, and whether its sums hold (exit code 1 if not).")
final class IsoInspectCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.iso", description = "The ISO to look into.")
  private Path file = Path.of("");

  @Option(names = "--no-verify", description = "Do not read all of it to compare the sums.")
  private boolean noVerify;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    IsoInspection seen = IsoInspector.inspect(file, !noVerify);
    Terminal.out().print(json ? IsoReports.json(seen) : IsoReports.text(seen));
    return seen.isSound() ? ExitCode.OK : ExitCode.NO;
  }
}
