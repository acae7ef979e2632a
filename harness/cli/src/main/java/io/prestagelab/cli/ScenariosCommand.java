package io.prestagelab.cli;

import io.prestagelab.emulator.host.Accel;
import io.prestagelab.features.NotPassed;
import io.prestagelab.features.ScenarioEnd;
import io.prestagelab.features.Scenarios;
import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.features.SuiteRecord;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.KickstartWords;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lab scenarios}: what {@code lab test} does once everything is built. */
@Command(
    name = "scenarios",
    hidden = true,
    description = "Run the lab's scenarios on virtual servers.",
    mixinStandardHelpOptions = true)
final class ScenariosCommand implements Callable<Integer> {
  @Option(names = "--only", paramLabel = "TAG", description = "Those with this tag.")
  private String tag = "";

  @Option(
      names = "--name",
      paramLabel = "PATTERN",
      description = "Those whose names contain this regular expression.")
  private String name = "";

  @Option(
      names = "--feature",
      paramLabel = "FILE",
      description = "Those of this feature file, in place of the lab's own.")
  private @Nullable Path feature;

  @Option(names = "--list", description = "List them and run nothing.")
  private boolean list;

  @Option(
      names = "--rerun-failed",
      description = "Those that did not pass the last time, or were not reached.")
  private boolean rerunFailed;

  @Option(names = "--junit", paramLabel = "FILE", description = "JUnit's XML, for CI.")
  private @Nullable Path junit;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      description = "A line of fields divided by tabs for each.")
  private @Nullable Path table;

  @Mixin private ShardOptions sharding = new ShardOptions();

  @Mixin private KickstartOptions kickstarts = new KickstartOptions();

  @Option(names = "--iso", paramLabel = "FILE", description = "Another installation ISO.")
  private @Nullable Path iso;

  @Option(
      names = "--coverage",
      description = "Tell which lines and failure messages of the kickstarts they reached.")
  private boolean coverage;

  @Option(names = "--threads", defaultValue = "2", description = "How many run at a time.")
  private int threads = 2;

  ScenariosCommand() {}

  @Override
  public Integer call() {
    PrintStream out = Terminal.out();
    LabHome home = LabHome.find();
    Path failed = home.suites().resolve(sharding.failedFile());
    Scenarios chosen = chosen(failed);
    List<Listed> all = chosen.list();
    if (all.isEmpty()) {
      throw new LabException(
          "no scenario has %s%s; lab test --list --all shows all"
              .formatted(
                  tag.isEmpty() ? "" : "the tag " + tag + (name.isEmpty() ? "" : " and "),
                  name.isEmpty() ? "" : "a name like '" + name + "'"));
    }
    kickstarts.check(iso);
    ShardOptions.Part part = sharding.part(all, rerunFailed);
    if (list) {
      part.scenarios().forEach(each -> out.println(line(each)));
      part.line().ifPresent(out::println);
      return ExitCode.OK;
    }
    part.line().ifPresent(out::println);
    return run(part, home, failed, out) ? ExitCode.OK : ExitCode.NO;
  }

  private static String line(Listed scenario) {
    return "%-76s %s".formatted(scenario.name(), String.join(" ", scenario.tags()));
  }

  private Scenarios chosen(Path failed) {
    try {
      Pattern.compile(name);
    } catch (PatternSyntaxException e) {
      throw new LabException(
          "--name must be a regular expression; '%s' is none: %s"
              .formatted(name, e.getDescription()),
          e);
    }
    Scenarios scenarios =
        feature != null
            ? Scenarios.of(feature).checked()
            : rerunFailed ? Scenarios.at(NotPassed.in(failed)) : Scenarios.suite();
    return scenarios.tagged(tag.isEmpty() ? "" : "@" + tag).named(name);
  }

  private boolean run(ShardOptions.Part part, LabHome home, Path failed, PrintStream out) {
    SuiteRecord record = new SuiteRecord(home, out, table);
    part.record().ifPresent(record::isShard);
    NotPassed notPassed = new NotPassed(failed, part.scenarios());
    if (part.scenarios().isEmpty()) {
      record.end();
      return true;
    }
    LabSettings settings =
        LabSettings.of(kickstarts.in(iso == null ? home.installationIso() : iso, home))
            .withAccel(Accel.TCG)
            .withTrace(coverage)
            .withCpus(cpus());
    CoverageReport lines = new CoverageReport();
    boolean own = iso != null || kickstarts.given();
    if (own) {
      record.hasOwnKickstarts();
    }
    List<String> plugins =
        Stream.ofNullable(junit).map(file -> "junit:" + file.toAbsolutePath()).toList();
    List<ScenarioEnd> ends =
        Scenarios.at(part.scenarios().stream().map(Listed::place).toList())
            .run(
                Bench.unwatched(home, settings, "scenario")
                    .withWords(own ? new KickstartWords(home.installationIso()) : null),
                threads,
                (result, folder) -> {
                  record.ended(result, folder);
                  notPassed.ended(result);
                  if (folder != null) {
                    lines.add(folder, result.name());
                  }
                },
                plugins.toArray(String[]::new));
    record.end();
    if (coverage) {
      lines.end(home.coveragePage(), out);
    }
    return ends.stream().allMatch(ScenarioEnd::passed);
  }

  /** As many run at a time; servers with more CPUs than there are get slower, all of them. */
  private int cpus() {
    return Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors() / threads));
  }
}
