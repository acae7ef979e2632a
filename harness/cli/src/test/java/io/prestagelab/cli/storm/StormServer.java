package io.prestagelab.cli.storm;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code lab bmc serve} in a process of its own, which can be killed and started again. */
final class StormServer implements AutoCloseable {
  private static final Pattern BMC = Pattern.compile("(\\S+)  (https?://\\S+)  user .*");
  private static final Pattern CONTROL = Pattern.compile("faults  (\\S+)");
  private static final Pattern USED = Pattern.compile("generation.*?used (\\d+)K");
  private static final int LONGEST_END = 30;

  private final List<String> lab;
  private final Path folder;
  private final int count;
  private final Map<String, URI> services = new HashMap<>();
  private URI control = URI.create("http://127.0.0.1/");
  private Process process;
  private int life;
  private boolean up;

  /**
   * Starts it, and waits until all BMCs are told.
   *
   * @param lab the command line's first words
   * @param folder has the configuration, and the states
   */
  StormServer(List<String> lab, Path folder, int count) throws IOException {
    this.lab = lab;
    this.folder = folder;
    this.count = count;
    this.process = start();
  }

  private Process start() throws IOException {
    List<String> words = new ArrayList<>(lab);
    words.addAll(List.of("bmc", "serve", "--config", folder.resolve("bmcs.yaml").toString()));
    words.addAll(List.of("--state", state().toString()));
    Process started =
        new ProcessBuilder(words)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()))
            .start();
    BufferedReader lines = started.inputReader(StandardCharsets.UTF_8);
    Map<String, URI> found = new HashMap<>();
    URI faults = null;
    while (faults == null) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("lab bmc serve did not start; see " + folder.resolve("errors"));
      }
      Matcher bmc = BMC.matcher(line);
      Matcher port = CONTROL.matcher(line);
      if (bmc.matches()) {
        found.put(bmc.group(1), URI.create(bmc.group(2)));
      } else if (port.matches()) {
        faults = URI.create(port.group(1) + "/");
      }
    }
    if (found.size() != count) {
      throw new IOException("%d of %d BMCs were told".formatted(found.size(), count));
    }
    synchronized (this) {
      services.putAll(found);
      control = faults;
      life++;
      up = true;
      notifyAll();
    }
    return started;
  }

  private Path state() {
    return folder.resolve("state");
  }

  /** What {@code bmc}'s server has written to its console. */
  Path console(String bmc) {
    return state().resolve(bmc).resolve("console.raw");
  }

  synchronized URI url(String bmc) {
    return Objects.requireNonNull(services.get(bmc), bmc);
  }

  /** Where faults of {@code bmc} are changed. */
  synchronized URI faults(String bmc) {
    return control.resolve(bmc + "/faults");
  }

  /** The number of the present life; waits for the next one while there is none. */
  synchronized int life() throws InterruptedException {
    while (!up) {
      wait();
    }
    return life;
  }

  synchronized boolean lives(int since) {
    return up && life == since;
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    synchronized (this) {
      up = false;
    }
    process.destroyForcibly();
    process.waitFor();
  }

  void restart() throws IOException {
    process = start();
  }

  /** Megabytes of its heap that are in use after a collection; 0 where Java has no jcmd. */
  long heap() {
    String pid = String.valueOf(process.pid());
    String unused = said("jcmd", pid, "GC.run");
    Matcher used = USED.matcher(said("jcmd", pid, "GC.heap_info"));
    long kilobytes = 0;
    while (used.find()) {
      kilobytes += Long.parseLong(used.group(1));
    }
    return kilobytes >> 10;
  }

  private static String said(String... words) {
    try {
      Process tool = new ProcessBuilder(words).redirectErrorStream(true).start();
      return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** What it complained of. */
  String errors() {
    try {
      return java.nio.file.Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
