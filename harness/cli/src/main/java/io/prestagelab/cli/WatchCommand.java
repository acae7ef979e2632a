package io.prestagelab.cli;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.page.LivePage;
import io.prestagelab.runs.page.LivePage.ChosenRun;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code lab watch [RUN]}: a run's page, live, while it goes on in this process or another. */
@Command(
    name = "watch",
    description = "Serve a run's page on the loopback interface while the run goes on.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
  private static final int LARGEST_PORT = 65_535;

  @picocli.CommandLine.Spec private picocli.CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The folder of a run; default: always the newest.")
  private @Nullable Path run;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The page's port; default: one that is free.")
  private int port;

  WatchCommand() {
    spec = picocli.CommandLine.Model.CommandSpec.create();
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LARGEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be from 0 to 65535, it is " + port);
    }
    if (run != null && !Files.isDirectory(run)) {
      throw new LabException(
          run + " is not the folder of a run; they are in " + LabHome.find().runs());
    }
    ChosenRun chosen = run == null ? ChosenRun.newestIn(LabHome.find().runs()) : ChosenRun.of(run);
    PrintStream out = Terminal.out();
    try (LivePage page = new LivePage(chosen, port)) {
      out.println("The page: " + page.url());
      out.println("Ctrl-C ends it.");
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }
}
