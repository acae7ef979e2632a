package io.prestagelab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code lab} in a process of its own, as at a terminal; killed if it takes two minutes. */
final class LabProcess implements AutoCloseable {
  private static final int LONGEST = 120;

  /** A shell's background jobs ignore Ctrl-C, and so would all that they start. */
  private static final List<String> DEFAULT_SIGNALS = List.of("env", "--default-signal=INT");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private LabProcess(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.errors = errors;
  }

  /** Runs a command; {@code home} is its $LAB_HOME and has its error output. */
  static LabProcess start(Path home, String... words) throws IOException {
    return start(DEFAULT_SIGNALS, home, words);
  }

  /** Runs a command as a script does that starts it with an {@code &}. */
  static LabProcess startInBackground(Path home, String... words) throws IOException {
    return start(List.of("env", "--ignore-signal=INT"), home, words);
  }

  /** Runs a command with variables of its own, each as {@code NAME=value}. */
  static LabProcess startWith(List<String> variables, Path home, String... words)
      throws IOException {
    List<String> environment = new ArrayList<>(DEFAULT_SIGNALS);
    environment.addAll(variables);
    return start(environment, home, words);
  }

  private static LabProcess start(List<String> environment, Path home, String... words)
      throws IOException {
    List<String> command = new ArrayList<>(environment);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Lab.class.getName()));
    command.addAll(List.of(words));
    Path errors = Files.createDirectories(home).resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("LAB_HOME", home.toString());
    builder.environment().put("BMC_PASSWORD", "password");
    Process process = builder.start();
    process.onExit().orTimeout(LONGEST, TimeUnit.SECONDS).exceptionally(late -> killed(process));
    return new LabProcess(process, errors);
  }

  private static Process killed(Process process) {
    process.destroyForcibly();
    return process;
  }

  /** Reads the output up to the line that contains {@code text}. */
  String lineWith(String text) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(text)) {
        return line;
      }
    }
    throw new AssertionError("'%s' was not said; errors: %s".formatted(text, errors()));
  }

  /** Keys at its terminal. */
  void enter(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ctrl-D. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  /** What a script ends it with. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end; returns the exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
      throw new AssertionError("the command does not end");
    }
    return process.exitValue();
  }

  /** What it wrote to its error output. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
