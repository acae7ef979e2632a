package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.features.ScenarioEnd;
import io.prestagelab.features.Scenarios;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.trial.ValuesSource;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab demo}: the whole path on a virtual server, live. */
@Command(
    name = "demo",
    description =
        "Build a prestaged ISO, prestage a virtual server with it, add it as a subcloud, and tell"
            + " whether it installed locally or remotely, and why.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Option(names = "--no-prestage", description = "Skip the prestaging: a remote install.")
  private boolean noPrestage;

  @Mixin private NewServerOptions server = new NewServerOptions();

  @Option(
      names = "--install-values",
      paramLabel = "FILE",
      description = "Install values (YAML) in place of the lab's own.")
  private @Nullable Path installValues;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The content server's port; default: one that is free.")
  private int port;

  DemoCommand() {}

  @Override
  public Integer call() {
    LabHome home = LabHome.find();
    PrintStream out = Terminal.out();
    LabSettings settings = server.settings(home).withPort(port);
    if (installValues != null) {
      settings = settings.withInstallValues(new ValuesSource.File(installValues));
    }
    settings = server.ready(settings, home, out);
    AtomicReference<@Nullable RunFolder> run = new AtomicReference<>();
    Bench bench =
        Bench.unwatched(home, settings, "demo")
            .watchedBy(Terminal.display(out))
            .keepingDisks(server.keepDisks())
            .telling(
                trial -> {
                  run.set(trial.run());
                  tell(trial, out);
                });
    try {
      ScenarioEnd end = Scenarios.demo().tagged(tags()).runOne(bench);
      return end.passed() ? ExitCode.OK : ExitCode.NO;
    } catch (LabException e) {
      RunFolder never = run.get();
      if (never != null) {
        never.removeAll();
      }
      throw e;
    }
  }

  private String tags() {
    return (noPrestage ? "@bare" : "@prestaged")
        + (server.firmware() == Firmware.UEFI ? " and @uefi" : " and @bios");
  }

  private static void tell(Trial trial, PrintStream out) {
    if (trial.interrupted()) {
      out.println("\nInterrupted: no verdict.\nFolder         " + trial.run().path());
    } else {
      trial.summary().forEach(out::println);
    }
    out.flush();
  }
}
