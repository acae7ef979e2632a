package io.prestagelab.cli;

import io.prestagelab.image.install.Generation;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.crash.CrashReport;
import io.prestagelab.lab.crash.CrashRun;
import io.prestagelab.lab.crash.CrashSettings;
import io.prestagelab.lab.crash.CrashSubject;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code lab crash}: what power cuts can leave of a prestaging. */
@Command(
    name = "crash",
    description =
        "Record every write of a prestaging or of an installation, lay out what a power cut can"
            + " leave on the disk, and have Miniboot's own check judge each of these states in a real kernel.",
    mixinStandardHelpOptions = true)
final class CrashCommand implements Callable<Integer> {
  @Option(
      names = "--states",
      defaultValue = "2000",
      description = "Judge at most so many states; default ${DEFAULT-VALUE}.")
  private int states;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the states that chance chooses; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--record",
      defaultValue = "prestaging",
      description =
          "prestaging; or miniboot: the installation of a prestaged server; or wipedisk on such a one,"
              + " installed: its bundle has to stay; default ${DEFAULT-VALUE}.")
  private CrashSubject subject = CrashSubject.PRESTAGING;

  @Option(
      names = "--neighbour",
      description = "The disk holds another release before, which must not be harmed.")
  private boolean neighbour;

  @Option(
      names = "--older",
      description =
          "The disk holds an older bundle of the same release before, which must not be lost before the"
              + " new one is whole.")
  private boolean older;

  @Option(
      names = "--machines",
      defaultValue = "2",
      description = "How many machines judge at a time; default ${DEFAULT-VALUE}.")
  private int machines;

  @Option(
      names = "--whole",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "For N of the states, of different outcomes and stages: Miniboot from the state to a"
              + " login, and prestaging once more, then Miniboot; default ${DEFAULT-VALUE}.")
  private int wholes;

  @Mixin private NewServerOptions server = new NewServerOptions();

  @Option(
      names = "--json",
      description = "Print the report as JSON; what goes on is told on standard error.")
  private boolean json;

  CrashCommand() {}

  @Override
  public Integer call() {
    check("--states", 1, states, 1_000_000);
    check("--machines", 1, machines, 64);
    check("--whole", 0, wholes, 1_000);
    checkBefore();
    LabHome home = LabHome.find();
    PrintStream out = json ? Terminal.errors() : Terminal.out();
    LabSettings settings = server.ready(server.settings(home), home, out);
    Bench bench =
        Bench.unwatched(home, settings, "crash")
            .watchedBy(Terminal.display(out))
            .keepingDisks(server.keepDisks());
    CrashSettings wanted = new CrashSettings(subject, states, seed, machines, wholes);
    CrashRun run = new CrashRun(wanted, settings, home);
    CrashReport report;
    try (Trial trial = new Trial(bench)) {
      trial.disk(before());
      trial.prestagedIso(2, usual -> usual);
      report = run.run(trial);
    }
    report.text().forEach(out::println);
    if (json) {
      Terminal.out().println(new JsonMapper().writeValueAsString(report));
    }
    return report.breaches().isEmpty() ? ExitCode.OK : ExitCode.NO;
  }

  private DiskState before() {
    if (subject != CrashSubject.PRESTAGING) {
      return DiskState.VALID;
    }
    if (older) {
      return DiskState.OLDER_BUNDLE;
    }
    return neighbour ? DiskState.OTHER_RELEASE : DiskState.NO_PARTITION;
  }

  private void checkBefore() {
    if ((neighbour || older) && subject != CrashSubject.PRESTAGING) {
      throw new LabException(
          "%s is for a prestaging: with --record %s the disk holds the bundle that is installed; give one of the two"
              .formatted(
                  neighbour ? "--neighbour" : "--older", subject.name().toLowerCase(Locale.ROOT)));
    }
    if (neighbour && older) {
      throw new LabException(
          "--neighbour and --older are two disks; give one of the two, and run it twice");
    }
    if ((neighbour || older) && server.generation() != Generation.CENTOS) {
      throw new LabException(
          "%s is for prestagings of the CentOS generation: a later one installs the server and first deletes the partition that"
                  .formatted(neighbour ? "--neighbour" : "--older")
              + " holds all releases; leave it out, or give an ISO of that generation");
    }
  }

  private static void check(String option, int least, int value, int most) {
    if (value < least || value > most) {
      throw new LabException(
          "%s %d cannot be; give a number from %d to %d".formatted(option, value, least, most));
    }
  }
}
