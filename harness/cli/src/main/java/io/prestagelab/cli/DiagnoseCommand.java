package io.prestagelab.cli;

import io.prestagelab.runs.diagnose.Diagnosis;
import io.prestagelab.runs.diagnose.DiagnosisText;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code lab diagnose FILES...}: what the logs of an installation say about it. */
@Command(
    name = "diagnose",
    description = "Say from logs what went wrong, where, why not locally, and what to do.",
    footer = "Exit code: 0 the logs say what happened, 1 they do not, 2 a file cannot be read.",
    mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Logs (ks*.log, program.log, serial console, rvmc and ansible output), folders of them,"
              + " gzip, bzip2, xz and tar archives; - reads standard input.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Print the diagnosis as one JSON object.")
  private boolean json;

  DiagnoseCommand() {}

  @Override
  public Integer call() {
    Diagnosis diagnosis = new Diagnostician().diagnose(files);
    Terminal.out()
        .print(json ? json(diagnosis) + System.lineSeparator() : DiagnosisText.of(diagnosis));
    return diagnosis.known() ? ExitCode.OK : ExitCode.NO;
  }

  private static String json(Diagnosis diagnosis) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(diagnosis);
  }
}
