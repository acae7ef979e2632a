package io.prestagelab.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands that the launcher does itself, for completion and manual page. */
final class LauncherCommands {
  /** What it says in {@code lab test --help}; true: a value follows. */
  private static final Map<String, Boolean> TEST =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("--all", false),
              Map.entry("--only", true),
              Map.entry("--name", true),
              Map.entry("--feature", true),
              Map.entry("--list", false),
              Map.entry("--rerun-failed", false),
              Map.entry("--repeat", true),
              Map.entry("--junit", true),
              Map.entry("--shard", true),
              Map.entry("--times", true),
              Map.entry("--coverage", false),
              Map.entry("--iso", true),
              Map.entry("--kickstarts", true)));

  private LauncherCommands() {}

  /** The whole command line that {@code command} is of, the launcher's part too. */
  static CommandLine all(CommandSpec command) {
    CommandLine line = command.root().commandLine();
    line.addSubcommand("setup", command("setup", SETUP, Map.of("--no-install", false)));
    line.addSubcommand("doctor", command("doctor", DOCTOR, DOCTORS));
    line.addSubcommand("test", command("test", TESTS, TEST));
    return line;
  }

  private static final String SETUP =
      "Install the packages, build the Java code and the installation ISO.";
  private static final String DOCTOR =
      "Look whether everything is there that the lab needs, and name the command that mends it.";
  private static final String TESTS =
      "Shell tests, unit tests and scenarios on real machines; see docs/scenarios.md.";
  private static final Map<String, Boolean> DOCTORS =
      new TreeMap<>(Map.of("--json", false, "--brief", false));

  private static CommandSpec command(
      String name, String description, Map<String, Boolean> options) {
    CommandSpec spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
    spec.usageMessage().description(description);
    options.forEach(
        (option, value) ->
            spec.addOption(
                value
                    ? OptionSpec.builder(option).type(String.class).paramLabel("VALUE").build()
                    : OptionSpec.builder(option).type(boolean.class).build()));
    return spec;
  }

  /** Commands that are for the lab itself. */
  static List<CommandLine> shown(CommandLine line) {
    return line.getSubcommands().values().stream()
        .filter(each -> !each.getCommandSpec().usageMessage().hidden())
        .distinct()
        .toList();
  }
}
