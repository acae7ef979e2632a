package io.prestagelab.cli;

import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspector;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab iso inspect}. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description =
        "Tell what kind of ISO a file is, how it boots, and whether its sums hold (exit code 1 if not).")
final class IsoInspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE.iso", description = "The ISO to look into.")
  private Path file = Path.of("");

  @Option(names = "--no-verify", description = "Do not read all of it to compare the sums.")
  private boolean noVerify;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    IsoInspection seen = IsoInspector.inspect(file, !noVerify);
    spec.commandLine().getOut().print(json ? IsoReports.json(seen) : IsoReports.text(seen));
    spec.commandLine().getOut().flush();
    return seen.isSound() ? ExitCode.OK : ExitCode.NO;
  }
}
