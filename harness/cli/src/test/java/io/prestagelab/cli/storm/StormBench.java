package io.prestagelab.cli.storm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A storm of the size that {@code ci/bench-storm} asks for. */
final class StormBench {
  private StormBench() {}

  /** Runs it and prints its table; 1 if anything is wrong. */
  public static void main(String[] args) throws Exception {
    StormSize size =
        new StormSize(
            Integer.getInteger("prestagelab.bench.bmcs", 1000),
            Integer.getInteger("prestagelab.bench.parallel", 250),
            Integer.getInteger("prestagelab.bench.installs", 5000),
            Double.parseDouble(System.getProperty("prestagelab.bench.faults", "2")),
            Boolean.getBoolean("prestagelab.bench.kill"),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            true);
    Path folder = Files.createTempDirectory("storm");
    List<String> lab = List.of(System.getProperty("prestagelab.bench.lab", "./lab"));
    StormReport report = new Storm(size, lab, folder, 40).run();
    System.out.print(report.table());
    System.out.println("Records: " + folder);
    System.exit(report.complaints().isEmpty() ? 0 : 1);
  }
}
