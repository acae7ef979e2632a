package io.prestagelab.cli;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.plan.FleetPlan;
import io.prestagelab.lab.plan.Forecast;
import io.prestagelab.lab.plan.PlanPage;
import io.prestagelab.lab.plan.PlanReader;
import io.prestagelab.lab.plan.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code lab plan}: how long a fleet's maintenance window is, and what it waits for. */
@Command(
    name = "plan",
    description =
        "Say how long a maintenance window is in which a fleet of subclouds is installed, what it"
            + " waits for, and what changes would bring.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.yaml", description = "The fleet; docs/plan.md has its keys.")
  private Path file = Path.of("plan.yaml");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PAGE",
      description = "A page with the plots and tables.")
  private @Nullable Path output;

  @Option(names = "--json", paramLabel = "FILE", description = "The same as JSON.")
  private @Nullable Path json;

  PlanCommand() {}

  /** What the JSON file has. */
  private record Answer(Forecast plan, List<Map<String, Object>> whatIf) {}

  @Override
  public Integer call() {
    PlanReader.Asked asked = PlanReader.read(file);
    Forecast forecast = Forecast.of(asked.plan(), asked.windows(), asked.seed());
    List<Forecast> variants = new ArrayList<>();
    for (FleetPlan each : asked.variants()) {
      variants.add(Forecast.of(each, asked.windows(), asked.seed()));
    }
    if (output != null) {
      write(output, PlanPage.of(forecast, variants));
    }
    if (json != null) {
      write(json, json(forecast, variants));
    }
    Terminal.out().print(PlanText.of(forecast, variants));
    if (output != null) {
      Terminal.out().println("Page: " + output.toAbsolutePath());
    }
    return ExitCode.OK;
  }

  private static String json(Forecast forecast, List<Forecast> variants) {
    List<Map<String, Object>> whatIf = new ArrayList<>();
    for (Forecast each : variants) {
      whatIf.add(
          Map.of("name", each.plan().name(), "window", each.window(), "classes", each.classes()));
    }
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(new Answer(forecast, whatIf))
        + "\n";
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }
}
