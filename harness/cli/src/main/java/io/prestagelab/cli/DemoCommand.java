package io.prestagelab.cli;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.features.ScenarioEnd;
import io.prestagelab.features.Scenarios;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.trial.ValuesSource;
import io.prestagelab.runs.folder.KeptVerdict;
import io.prestagelab.runs.folder.LabHome;
import io.prestagelab.runs.folder.RunFolder;
import io.prestagelab.runs.folder.RunLayout;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

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

  @Option(
      names = "--link",
      paramLabel = "RATE",
      converter = LinkRate.class,
      description =
          "What the System Controller sends to the site, to server and BMC together, such as"
              + " '40 Mbit/s'; default: as much as it can.")
  private long link;

  @Option(
      names = "--json",
      description = "Print the verdict as one JSON object; what goes on is told on standard error.")
  private boolean json;

  @Option(
      names = "--coverage",
      description = "Tell which lines and failure messages of the kickstarts the demo reached.")
  private boolean coverage;

  DemoCommand() {}

  @Override
  public Integer call() {
    LabHome home = LabHome.find();
    PrintStream out = json ? Terminal.errors() : Terminal.out();
    LabSettings settings = server.settings(home).withPort(port).withTrace(coverage);
    settings = settings.withNetwork(settings.network().overLink(link));
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
      tellCoverage(run.get(), end.name(), home, out);
      if (json) {
        tellPrograms(Objects.requireNonNull(run.get()).path(), end.passed());
      }
      return end.passed() ? ExitCode.OK : ExitCode.NO;
    } catch (LabException e) {
      RunFolder never = run.get();
      if (never != null) {
        never.removeAll();
        Doctor.look();
      }
      throw e;
    }
  }

  private static void tellPrograms(Path folder, boolean asAskedFor) {
    Map<String, Object> told = new LinkedHashMap<>();
    Optional<KeptVerdict> verdict = KeptVerdict.read(new RunLayout(folder));
    told.put("verdict", verdict.map(KeptVerdict::kind).orElse("NONE"));
    told.put("reason", verdict.map(KeptVerdict::reason).orElse(""));
    told.put("asAskedFor", asAskedFor);
    told.put("folder", folder.toString());
    Terminal.out().println(new JsonMapper().writeValueAsString(told));
  }

  private void tellCoverage(
      @Nullable RunFolder run, String scenario, LabHome home, PrintStream out) {
    if (coverage && run != null) {
      CoverageReport lines = new CoverageReport();
      lines.add(run.path(), scenario);
      lines.end(home.coveragePage(), out);
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
