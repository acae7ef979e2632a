package io.prestagelab.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code lab bmc serve} as a user starts it: by the launcher, in a process of its own. */
final class ServedLab implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("(\\S+)  (https?://\\S+)  user .*");

  private final Process process;
  private final Map<String, URI> services = new TreeMap<>();
  private final long ready;

  /** Starts it with {@code config}, and waits until all {@code count} BMCs are told. */
  ServedLab(Path launcher, Path folder, String config, int count) throws IOException {
    Path file = Files.writeString(folder.resolve("bmcs.yaml"), config);
    long begin = System.nanoTime();
    List<String> words =
        List.of(
            launcher.toString(),
            "bmc",
            "serve",
            "--config",
            file.toString(),
            "--state",
            folder.resolve("state").toString());
    process =
        new ProcessBuilder(words).redirectError(folder.resolve("errors.txt").toFile()).start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    while (services.size() < count) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("lab bmc serve did not start; see " + folder.resolve("errors.txt"));
      }
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        services.put(matcher.group(1), URI.create(matcher.group(2)));
      }
    }
    ready = System.nanoTime() - begin;
  }

  /** From the launcher's start until the last BMC was told. */
  long readyMillis() {
    return ready / 1_000_000;
  }

  URI url(String name) {
    return Objects.requireNonNull(services.get(name), name);
  }

  List<String> names() {
    return new ArrayList<>(services.keySet());
  }

  /** Heap after a collection, memory, open files and threads of the process. */
  String resources() throws IOException, InterruptedException {
    run("jcmd", String.valueOf(process.pid()), "GC.run");
    String heap = run("jcmd", String.valueOf(process.pid()), "GC.heap_info");
    long used = 0;
    Matcher matcher = Pattern.compile("(?:generation|space).*? used (\\d+)K").matcher(heap);
    Matcher generations = Pattern.compile("generation.*?used (\\d+)K").matcher(heap);
    while (generations.find()) {
      used += Long.parseLong(generations.group(1));
    }
    if (used == 0 && matcher.find()) {
      used = Long.parseLong(matcher.group(1));
    }
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    long files;
    try (var all = Files.list(proc.resolve("fd"))) {
      files = all.count();
    }
    return "heap %d MB, resident %s, %d open files, %s threads"
        .formatted(used >> 10, status(proc, "VmRSS"), files, status(proc, "Threads"));
  }

  private static String status(Path proc, String key) throws IOException {
    return Files.readAllLines(proc.resolve("status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .findFirst()
        .map(line -> line.substring(key.length() + 1).strip())
        .orElse("?");
  }

  private static String run(String... words) throws IOException, InterruptedException {
    Process tool = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (tool.waitFor() != 0) {
      throw new IOException(Arrays.toString(words) + ": " + said);
    }
    return said;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
