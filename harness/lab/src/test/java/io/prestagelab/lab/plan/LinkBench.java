package io.prestagelab.lab.plan;

import io.prestagelab.lab.plan.FleetClass.Failures;
import io.prestagelab.lab.plan.FleetClass.Sizes;
import io.prestagelab.lab.plan.FleetClass.Times;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan's time for one subcloud against that of real virtual servers behind links of several
 * rates, local and remote. What takes a fixed time and what is moved are measured once on a link
 * that nothing limits. {@code ci/bench-plan --machines} starts it.
 */
final class LinkBench {
  private static final List<String> RATES = List.of("20 Mbit/s", "5 Mbit/s");

  /** What a link cannot be slower than to change nothing, in bytes a second. */
  private static final double UNLIMITED = 1e12;

  /** One run: the seconds of its stages from subcloud add to the login, and what was moved. */
  private record Measured(Map<String, Double> stages, double miniboot, double packages) {

    double total() {
      return stages.values().stream().mapToDouble(x -> x).sum();
    }

    private double of(String beginning) {
      return stages.entrySet().stream()
          .filter(stage -> stage.getKey().startsWith(beginning))
          .mapToDouble(Map.Entry::getValue)
          .sum();
    }

    /**
     * The first start and the last one differ: what one takes longer counts to the installer. What
     * a prestaged site fetches beside the medium, the second stage, is a part of Miniboot.
     */
    FleetClass behind(double link, boolean prestaged) {
      double start = of("Miniboot: start of the installer");
      double rest = of("Miniboot: check") + of("First boot") - start;
      Times times =
          new Times(of("Subcloud add") + of("Redfish"), 0, start, Math.max(0, rest), 3600, 0);
      Sizes sizes =
          prestaged ? new Sizes(miniboot + packages, 0, 0) : new Sizes(miniboot, packages, 0);
      return new FleetClass(
          "site", 1, link, 0, UNLIMITED, UNLIMITED, prestaged, 0, sizes, times, Failures.NONE);
    }
  }

  private final List<String> demo;

  private LinkBench(List<String> demo) {
    this.demo = demo;
  }

  /** Runs it with further words for {@code lab demo} and prints a table. */
  public static void main(String[] args) throws Exception {
    List<String> demo = new ArrayList<>(List.of(System.getProperty("prestagelab.bench.lab")));
    demo.addAll(List.of("demo", "--json"));
    demo.addAll(List.of(args));
    LinkBench bench = new LinkBench(demo);
    System.out.println("mode    link          Miniboot  packages   measured   planned  difference");
    bench.compare(false);
    bench.compare(true);
  }

  private void compare(boolean prestaged) throws Exception {
    Measured free = run(prestaged, List.of());
    row(prestaged, "unlimited", free, free.total());
    for (String rate : RATES) {
      Measured limited = run(prestaged, List.of("--link", rate));
      double link = Unit.RATE.parse(rate).orElseThrow();
      row(prestaged, rate, limited, planned(free.behind(link, prestaged)));
    }
  }

  private static double planned(FleetClass site) {
    FleetPlan plan = new FleetPlan("site", List.of(site), UNLIMITED, 1, 0);
    return Forecast.of(plan, 1, 1).window().middle();
  }

  private static void row(boolean prestaged, String rate, Measured run, double planned) {
    System.out.printf(
        Locale.ROOT,
        "%-7s %-12s %6.1f MB %6.1f MB %8.1f s %7.1f s %9.1f %%%n",
        prestaged ? "local" : "remote",
        rate,
        run.miniboot() / 1e6,
        run.packages() / 1e6,
        run.total(),
        planned,
        100 * (planned - run.total()) / run.total());
  }

  /** A demo that must end as it is asked for. */
  private Measured run(boolean prestaged, List<String> more) throws Exception {
    List<String> command = new ArrayList<>(demo);
    command.addAll(more);
    if (!prestaged) {
      command.add("--no-prestage");
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with: " + answer);
    }
    String folder = new JsonMapper().readTree(answer).get("folder").asString();
    return measured(new RunLayout(Path.of(folder)));
  }

  private static Measured measured(RunLayout run) throws IOException {
    Map<String, Double> stages = new LinkedHashMap<>();
    Map<String, Instant> began = new LinkedHashMap<>();
    for (String line : Files.readAllLines(run.stages())) {
      String[] parts = line.split("\t", 3);
      Instant when = Instant.parse(parts[0]);
      if (!parts[1].equals("end")) {
        began.put(parts[2], when);
      } else if (stages.isEmpty() ? parts[2].startsWith("Subcloud add") : isInstall(parts[2])) {
        stages.put(parts[2], Duration.between(began.get(parts[2]), when).toMillis() / 1e3);
      }
    }
    double miniboot = 0;
    double packages = 0;
    for (String line : Files.readAllLines(run.httpLog())) {
      String[] parts = line.split(" ");
      double bytes = Double.parseDouble(parts[parts.length - 2]);
      if (line.contains("/bootimage.iso ")) {
        miniboot += bytes;
      } else {
        packages += bytes;
      }
    }
    return new Measured(stages, miniboot, packages);
  }

  private static boolean isInstall(String stage) {
    return stage.startsWith("Redfish")
        || stage.startsWith("Miniboot")
        || stage.startsWith("First boot");
  }
}
