package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Completion and manual page know the launcher's own commands as the launcher does. */
class LauncherCommandsTest {
  private static final Path LAUNCHER = Path.of("../../lab");

  @Test
  void lab_test_has_the_options_that_the_launcher_tells() throws Exception {
    CommandLine all = LauncherCommands.all(new CommandLine(new Lab()).getCommandSpec());
    CommandSpec test = Objects.requireNonNull(all.getSubcommands().get("test")).getCommandSpec();
    Set<String> known = new TreeSet<>(test.optionsMap().keySet());
    known.removeAll(Set.of("-h", "--help", "-V", "--version", "--debug"));
    assertThat(known).isEqualTo(told()).hasSizeGreaterThan(9);
  }

  /** The options in the usage of {@code lab test}. */
  private static Set<String> told() throws Exception {
    String usage =
        Files.readString(LAUNCHER).replaceAll("(?s).*test_usage\\(\\) \\{|\nTEXT\n.*", "");
    return Pattern.compile("--[a-z-]+")
        .matcher(usage.replaceAll("(?m)^  without options.*$", ""))
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
