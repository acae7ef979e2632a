package io.prestagelab.cli;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.client.RedfishException;
import io.prestagelab.emulator.bmc.BmcException;
import io.prestagelab.emulator.host.HostException;
import io.prestagelab.emulator.mockup.MockupException;
import io.prestagelab.emulator.profile.ProfileException;
import io.prestagelab.emulator.serve.ConfigException;
import io.prestagelab.image.ImageException;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.LabHome;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line: {@code lab COMMAND}. */
@Command(
    name = "lab",
    description = "A laptop-sized StarlingX subcloud lab.",
    version = Lab.VERSION,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BmcCommand.class,
      CapsuleCommand.class,
      CompletionCommand.class,
      CoverageCommand.class,
      CrashCommand.class,
      DemoCommand.class,
      DiagnoseCommand.class,
      IsoCommand.class,
      ManCommand.class,
      MergeCommand.class,
      PlanCommand.class,
      ProbeKvmCommand.class,
      ReplayCommand.class,
      ReproduceCommand.class,
      ScenariosCommand.class,
      ShowCommand.class,
      VersionCommand.class,
      WatchCommand.class
    })
public final class Lab {
  /** Of this program. */
  static final String VERSION = "Prestage Lab 0.1.0";

  /** The rooms' own exceptions, whose message is a line for the user. */
  static final Set<Class<? extends RuntimeException>> EXPLAINED =
      Set.of(
          LabException.class,
          RunException.class,
          ToolException.class,
          RedfishException.class,
          ImageException.class,
          BmcException.class,
          ConfigException.class,
          HostException.class,
          MockupException.class,
          ProfileException.class);

  /** The launcher asks so before it builds an installation ISO for a command line. */
  private static final String WORDS_ONLY = "prestagelab.words";

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from.")
  private boolean debug;

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  static int run(String[] arguments, PrintStream errors) {
    Lab lab = new Lab();
    CommandLine line = new CommandLine(lab);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    // picocli 4.7.7 cannot tell a lone dash, standard input, from an abbreviation
    line.setAbbreviatedOptionsAllowed(!List.of(arguments).contains("-"));
    line.setParameterExceptionHandler((e, given) -> refuse(e, errors));
    line.setExecutionExceptionHandler((e, command, result) -> lab.explain(e, errors));
    versionEverywhere(line);
    try {
      line.setDefaultValueProvider(UsualOptions.of(LabHome.find(), line));
    } catch (LabException e) {
      errors.println("lab: " + e.getMessage());
      return ExitCode.CANNOT;
    }
    return Boolean.getBoolean(WORDS_ONLY)
        ? read(arguments, line, errors)
        : lab.execute(line, arguments, errors);
  }

  /** What Java itself runs out of, memory or stack, is told in a line too. */
  int execute(CommandLine line, String[] arguments, PrintStream errors) {
    try {
      return line.execute(arguments);
    } catch (VirtualMachineError e) {
      return explain(e, errors);
    }
  }

  /** Whether the words are a command line; nothing is done. */
  private static int read(String[] arguments, CommandLine line, PrintStream errors) {
    try {
      line.parseArgs(arguments);
      return ExitCode.OK;
    } catch (ParameterException e) {
      return refuse(e, errors);
    }
  }

  /** {@code -V} of a command says what {@code lab -V} says. */
  private static void versionEverywhere(CommandLine line) {
    line.getCommandSpec().version(VERSION);
    line.getSubcommands().values().forEach(Lab::versionEverywhere);
  }

  /** A wrong command line: one line, and where the right ones are described. */
  private static int refuse(ParameterException error, PrintStream errors) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    errors.println("lab: " + error.getMessage() + "; see " + command + " --help");
    return ExitCode.CANNOT;
  }

  /** The only place where an error becomes words for the user. */
  private int explain(Throwable error, PrintStream errors) {
    if (debug) {
      error.printStackTrace(errors);
      return ExitCode.CANNOT;
    }
    if (isEnding()) {
      return ExitCode.CANNOT;
    }
    if (EXPLAINED.stream().anyMatch(each -> each.isInstance(error))) {
      errors.println("lab: " + error.getMessage());
    } else {
      errors.println("lab: unexpected error: " + error + "; run again with --debug to see where");
    }
    return ExitCode.CANNOT;
  }

  /** Whether a signal ends the process: what fails then, fails because of that. */
  private static boolean isEnding() {
    Thread never = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(never);
      return !Runtime.getRuntime().removeShutdownHook(never);
    } catch (IllegalStateException e) {
      return true;
    }
  }
}
