package io.prestagelab.features;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.Plugin;
import io.cucumber.plugin.event.PickleStepTestStep;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestStepFinished;
import io.cucumber.tagexpressions.TagExpressionParser;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.trial.Bench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios, of the lab's suite or of a feature file, and how they are run: by Cucumber's runtime
 * with the words of this package.
 *
 * @param places where their features are, as Cucumber writes it; a line number chooses one
 * @param tags a tag expression, or empty for all
 * @param name a regular expression that their names contain, or empty for all
 */
public record Scenarios(List<String> places, String tags, String name) {
  private static final String PACKAGE = "io.prestagelab.features";
  private static final long LARGEST = 100_000;

  /** Copies its list. */
  public Scenarios {
    places = List.copyOf(places);
  }

  /** The lab's suite. */
  public static Scenarios suite() {
    return new Scenarios(List.of("classpath:io/prestagelab/features"), "", "");
  }

  /** What {@code lab demo} runs. */
  public static Scenarios demo() {
    return new Scenarios(List.of("classpath:io/prestagelab/demo"), "", "");
  }

  /**
   * Those of a feature file.
   *
   * @throws LabException if it cannot be read or is too large for one
   */
  public static Scenarios of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LabException(file + " is no feature file");
    }
    if (file.toFile().length() > LARGEST) {
      throw new LabException(file + " is too large for a feature file");
    }
    return new Scenarios(List.of(file.toUri().toString()), "", "");
  }

  /** Those of the suite at these places, as {@link Listed#place} has them. */
  public static Scenarios at(List<String> places) {
    return new Scenarios(places, "", "");
  }

  /** Those with tags that fit, such as {@code @bios and not @slow}. */
  public Scenarios tagged(String expression) {
    return new Scenarios(places, expression, name);
  }

  /** Those whose names contain {@code regex}. */
  public Scenarios named(String regex) {
    return new Scenarios(places, tags, regex);
  }

  /**
   * A scenario that would be run.
   *
   * @param place file and line, as {@code --rerun-failed} keeps it
   * @param name its name
   * @param tags its tags
   * @param steps its steps, without keywords
   * @param strange steps that have no meaning here
   */
  public record Listed(
      String place, String name, List<String> tags, List<String> steps, List<String> strange) {}

  /**
   * The scenarios, with nothing run.
   *
   * @throws LabException if a feature cannot be understood
   */
  public List<Listed> list() {
    List<Listed> found = new ArrayList<>();
    List<String> strange = new ArrayList<>();
    ConcurrentEventListener collector =
        publisher -> {
          publisher.registerHandlerFor(
              TestStepFinished.class, event -> step(event).ifPresent(strange::add));
          publisher.registerHandlerFor(
              TestCaseFinished.class,
              event -> {
                TestCase each = event.getTestCase();
                found.add(
                    new Listed(
                        each.getUri() + ":" + each.getLocation().getLine(),
                        each.getName(),
                        List.copyOf(each.getTags()),
                        steps(each),
                        List.copyOf(strange)));
                strange.clear();
              });
        };
    execute(options().setDryRun(true), null, collector);
    return found;
  }

  private static List<String> steps(TestCase scenario) {
    return scenario.getTestSteps().stream()
        .filter(PickleStepTestStep.class::isInstance)
        .map(step -> ((PickleStepTestStep) step).getStep().getText())
        .toList();
  }

  private static Optional<String> step(TestStepFinished event) {
    Status status = event.getResult().getStatus();
    boolean unknown = status == Status.UNDEFINED || status == Status.AMBIGUOUS;
    return unknown && event.getTestStep() instanceof PickleStepTestStep step
        ? Optional.of(step.getStep().getText())
        : Optional.empty();
  }

  /**
   * Refuses a feature whose steps have no meaning, and one without a scenario, before anything is
   * done.
   *
   * @throws LabException that names the step
   */
  public Scenarios checked() {
    List<Listed> all = list();
    if (all.isEmpty()) {
      throw new LabException(String.join(", ", places) + " has no scenario to run");
    }
    for (Listed each : all) {
      if (!each.strange().isEmpty()) {
        throw new LabException(
            "the step '%s' of the scenario '%s' is none that the lab knows; docs/scenarios.md has its words"
                .formatted(each.strange().get(0), each.name()));
      }
    }
    return this;
  }

  /**
   * Runs them on a bench.
   *
   * @param threads how many at a time
   * @param listener hears of each that has ended
   * @param plugins Cucumber's own, such as {@code junit:FILE}
   * @return how each ended, in the order of their ends
   */
  public List<ScenarioEnd> run(
      Bench bench, int threads, ScenarioListener listener, String... plugins) {
    List<ScenarioEnd> ends = Collections.synchronizedList(new ArrayList<>());
    ConcurrentEventListener collector =
        publisher ->
            publisher.registerHandlerFor(
                TestCaseFinished.class,
                event ->
                    ends.add(
                        new ScenarioEnd(
                            event.getTestCase().getName(),
                            event.getResult().getStatus() == Status.PASSED,
                            event.getResult().getError(),
                            event.getResult().getDuration())));
    RuntimeOptionsBuilder options = options().setThreads(threads);
    Stream.of(plugins).forEach(options::addPluginName);
    execute(options, bench, new ScenarioRecord(listener), collector);
    return List.copyOf(ends);
  }

  /**
   * Runs the one scenario on a bench.
   *
   * @return how it ended
   * @throws LabException if it could not be run for a reason that is not the scenario's
   */
  public ScenarioEnd runOne(Bench bench) {
    ScenarioEnd end = run(bench, 1, (result, folder) -> {}).get(0);
    if (end.error() instanceof LabException e) {
      throw e;
    }
    return end;
  }

  private RuntimeOptionsBuilder options() {
    RuntimeOptionsBuilder options =
        new RuntimeOptionsBuilder()
            .addGlue(GluePath.parse(PACKAGE))
            .setPublishQuiet(true)
            .setNoSummary();
    places.forEach(place -> options.addFeature(FeatureWithLines.parse(place)));
    if (!tags.isEmpty()) {
      options.addTagFilter(TagExpressionParser.parse(tags));
    }
    if (!name.isEmpty()) {
      options.addNameFilter(Pattern.compile(name));
    }
    return options;
  }

  /** Without a bench nothing can be run, only looked at. */
  private static void execute(
      RuntimeOptionsBuilder options, @Nullable Bench bench, Plugin... plugins) {
    Runtime.Builder runtime =
        Runtime.builder()
            .withRuntimeOptions(options.build())
            .withClassLoader(Scenarios.class::getClassLoader)
            .withAdditionalPlugins(plugins);
    if (bench != null) {
      ThreadLocal<Instances> instances = ThreadLocal.withInitial(() -> new Instances(bench));
      runtime.withObjectFactorySupplier(instances::get);
    }
    try {
      runtime.build().run();
    } catch (FeatureParserException e) {
      throw new LabException(
          "a feature cannot be understood: " + String.valueOf(e.getMessage()).replace('\n', ' '),
          e);
    }
  }
}
