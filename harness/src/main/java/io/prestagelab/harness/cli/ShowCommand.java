package io.prestagelab.harness.cli;

import io.prestagelab.harness.LabException;
import io.prestagelab.harness.capsule.Capsule;
import io.prestagelab.harness.page.RunPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab show RUN|CAPSULE}: the run's page, one HTML file for any browser. */
@Command(
    name = "show",
    description = "Write a run's page: one HTML file with verdict, diagnosis and all records.")
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The folder of a run, or a capsule of it.")
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
    Path folder = Objects.requireNonNull(run);
    boolean packed = Files.isRegularFile(folder) && Capsule.isOne(folder);
    Path page =
        packed
            ? folder.resolveSibling(folder.getFileName() + ".html")
            : folder.resolve("page.html");
    Path file = output == null ? page : output;
    if (packed) {
      showCapsule(folder, file);
    } else {
      new RunPage(folder).write(file);
    }
    spec.commandLine().getOut().println(file.toAbsolutePath());
    return ExitCode.OK;
  }

  private static void showCapsule(Path capsule, Path page) {
    try {
      Path unpacked = Files.createTempDirectory("lab-capsule");
      Path folder = unpacked.resolve(String.valueOf(capsule.getFileName()));
      try {
        new Capsule(capsule).unpack(folder);
        new RunPage(folder).write(page);
      } finally {
        remove(unpacked);
      }
    } catch (IOException e) {
      throw new LabException("cannot unpack " + capsule + ": " + e.getMessage(), e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
