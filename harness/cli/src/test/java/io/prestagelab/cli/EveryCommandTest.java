package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for each command: help, version, and that no word is taken that it does not know. */
class EveryCommandTest {
  private static final int FEWEST = 20;
  private static final String WORDS_ONLY = "prestagelab.words";

  @TempDir Path folder;

  private static List<String> commands() {
    List<String> names = new ArrayList<>();
    collect(new CommandLine(new Lab()), "", names);
    return names;
  }

  private static void collect(CommandLine line, String before, List<String> names) {
    for (CommandLine each : line.getSubcommands().values()) {
      String name = (before + " " + each.getCommandName()).strip();
      names.add(name);
      collect(each, name, names);
    }
  }

  private static Stream<String> everyCommand() {
    return commands().stream();
  }

  @Test
  void there_are_many() {
    assertThat(commands()).hasSizeGreaterThan(FEWEST).contains("bmc record crawl", "capsule");
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void has_help_and_a_version_beside_no_other_word(String name) {
    for (String option : List.of("--help", "-h", "--version", "-V")) {
      LabCommand lab = new LabCommand();
      assertThat(lab.run((name + " " + option).split(" "))).as(option).isEqualTo(ExitCode.OK);
      lab.saysNothing();
    }
  }

  @ParameterizedTest
  @MethodSource("everyCommand")
  void refuses_an_option_that_it_does_not_know_in_one_line(String name) {
    LabCommand lab = new LabCommand();
    assertThat(lab.run((name + " --no-such-option").split(" "))).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine("see lab " + name + " --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void words_for_a_shell_that_it_can_read(String shell) throws Exception {
    String script = output("completion", shell);
    assertThat(script).contains("--firmware", "doctor", "setup", "--rerun-failed", "unstick");
    Path file = Files.writeString(folder.resolve("completion"), script);
    Process check = new ProcessBuilder("bash", "-n", file.toString()).inheritIO().start();
    assertThat(check.waitFor()).isZero();
  }

  @Test
  void the_manual_page_has_all_commands_and_no_line_that_is_a_request_by_chance() throws Exception {
    String page = output("man");
    assertThat(page).startsWith(".TH LAB 1").doesNotContain("probe");
    for (String name : List.of("demo", "bmc check", "iso prestage", "doctor", "test")) {
      assertThat(page).contains(".SS lab " + name + "\n");
    }
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|B|PP)( .*)?"));
  }

  @Test
  void words_can_be_looked_at_alone() {
    System.setProperty(WORDS_ONLY, "true");
    try {
      LabCommand wrong = new LabCommand();
      assertThat(wrong.run("demo", "--port", "x")).isEqualTo(ExitCode.CANNOT);
      wrong.saysInOneLine("see lab demo --help");
      LabCommand right = new LabCommand();
      assertThat(right.run("demo", "--port", "99999")).isEqualTo(ExitCode.OK);
      right.saysNothing();
    } finally {
      System.clearProperty(WORDS_ONLY);
    }
  }

  private String output(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lab.class.getName()));
    command.addAll(List.of(words));
    Path out = folder.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile());
    builder.environment().put("LAB_HOME", folder.toString());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
