package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseStarted;
import io.prestagelab.runs.capsule.Capsule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run keeps of its scenario is the same scenario, of every one of the suite. */
class ReplayableTest {
  private static final List<TestCase> SUITE = scenarios("classpath:io/prestagelab/features");

  @TempDir private Path folder = Path.of("");

  private static List<TestCase> scenarios(String place) {
    List<TestCase> found = new ArrayList<>();
    ConcurrentEventListener collector =
        publisher ->
            publisher.registerHandlerFor(
                TestCaseStarted.class, event -> found.add(event.getTestCase()));
    Runtime.builder()
        .withRuntimeOptions(
            new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.parse(place))
                .addGlue(GluePath.parse("io.prestagelab.features"))
                .setPublishQuiet(true)
                .setNoSummary()
                .setDryRun()
                .build())
        .withClassLoader(ReplayableTest.class::getClassLoader)
        .withAdditionalPlugins(collector)
        .build()
        .run();
    return found;
  }

  private static Stream<TestCase> suite() {
    return SUITE.stream();
  }

  private static List<String> steps(TestCase scenario) {
    return scenario.getTestSteps().stream()
        .filter(PickleStepTestStep.class::isInstance)
        .map(step -> ((PickleStepTestStep) step).getStep().getText())
        .toList();
  }

  @Test
  void the_suite_is_not_empty() {
    assertThat(SUITE).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("suite")
  void from_its_folder_and_from_its_capsule(TestCase scenario) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("scenario.feature"), ScenarioText.of(scenario));
    Path capsule = folder.resolve("run.capsule");
    new Capsule(capsule).write(run, "test");
    Path unpacked = folder.resolve("unpacked");
    new Capsule(capsule).unpack(unpacked);
    for (Path kept : List.of(run, unpacked)) {
      Path file = kept.resolve("scenario.feature");
      assertThat(Scenarios.of(file).checked().list()).hasSize(1);
      List<TestCase> again = scenarios(file.toUri().toString());
      assertThat(again).hasSize(1);
      assertThat(steps(again.get(0))).isEqualTo(steps(scenario));
      assertThat(again.get(0).getName()).isEqualTo(scenario.getName());
      assertThat(again.get(0).getTags()).isEqualTo(scenario.getTags());
    }
  }
}
