package io.prestagelab.emulator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of a benchmark, and what it says of the machine and of this process. */
final class BenchTable {

  private static final List<String> HEAD =
      List.of("what", "emulator", "bare Javalin", "share of its rate");

  private final List<List<String>> rows = new ArrayList<>(List.of(HEAD));

  void row(String what, String ours) {
    row(what, ours, "", "");
  }

  void row(String what, String ours, String bare, String share) {
    rows.add(List.of(what, ours, bare, share));
  }

  void print(PrintStream out) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder("|");
      for (int i = 0; i < widths.length; i++) {
        line.append(String.format(" %-" + widths[i] + "s |", row.get(i)));
      }
      out.println(line);
    }
  }

  /** The machine in one line. */
  static String machine() throws IOException {
    return "%s, %d CPUs, %s, Linux %s, Java %s, load %s"
        .formatted(
            value("/proc/cpuinfo", "model name"),
            Runtime.getRuntime().availableProcessors(),
            value("/proc/meminfo", "MemTotal"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            load());
  }

  /** How busy the machine is: runnable tasks over 1, 5 and 15 minutes. */
  static String load() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).strip();
  }

  private static String value(String file, String key) throws IOException {
    return Files.readAllLines(Path.of(file)).stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .orElse(System.getProperty("os.arch"));
  }
}
