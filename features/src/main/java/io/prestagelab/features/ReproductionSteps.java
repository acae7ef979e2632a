package io.prestagelab.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.features.replay.Comparison;
import io.prestagelab.features.reproduce.Recipes;
import io.prestagelab.features.reproduce.Reproduction;
import io.prestagelab.features.reproduce.ReproductionScript;
import io.prestagelab.lab.trial.Bench;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.capsule.Capsule;
import io.prestagelab.runs.folder.RunLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures shown again, and runs repeated: trials beside the scenario's own. */
public final class ReproductionSteps {
  private final Trial trial;
  private @Nullable Reproduction reproduction;
  private @Nullable Path run;
  private @Nullable Comparison comparison;

  /** Steps of one scenario. */
  public ReproductionSteps(Trial trial) {
    this.trial = trial;
  }

  /** What {@code lab reproduce} does with a log of one line. */
  @When("the failure {string} is reproduced from the line {string}")
  public void reproduce(String cause, String line) {
    Path folder =
        ran(new Recipes().script(cause, line, "BIOS").write(scenarioFile("reproduction")));
    reproduction = Reproduction.of(folder, cause, List.of(line));
  }

  /** Cause and line. */
  @Then("the virtual server fails for the same cause, with the same line")
  public void same() {
    assertThat(requireNonNull(reproduction).same()).isTrue();
    assertThat(reproduction.lines()).allMatch(line -> line.came() && !line.otherWords());
  }

  /** A run like any other. */
  @Given("the run of a server whose BMC refuses the password")
  public void refused() {
    ReproductionScript script =
        new ReproductionScript(
            "A run",
            List.of(
                "a BIOS server with an empty disk",
                "When it is added as a subcloud with a wrong BMC password"));
    run = ran(script.write(scenarioFile("run")));
  }

  /** Into a capsule, out of it, and once more. */
  @When("its capsule is replayed")
  public void replay() {
    Path capsule = scenarioFile("run").resolveSibling("run.capsule");
    new Capsule(capsule).write(requireNonNull(run), "test");
    Path unpacked = capsule.resolveSibling("unpacked");
    new Capsule(capsule).unpack(unpacked);
    comparison = new Comparison(unpacked, ran(new RunLayout(unpacked).scenario()));
  }

  /** Verdict and events. */
  @Then("the replay ends like the run, with the same events")
  public void nothingDiffers() {
    assertThat(requireNonNull(comparison).same()).as(comparison.lines().toString()).isTrue();
  }

  private Path scenarioFile(String name) {
    return trial.run().server().resolve(name + ".feature");
  }

  /** Runs the scenario of a file on a bench like the trial's; gives the run's folder. */
  private Path ran(Path feature) {
    List<Path> folders = new ArrayList<>();
    Bench bench = trial.bench();
    Scenarios.of(feature)
        .runOne(
            Bench.unwatched(bench.home(), bench.settings(), "reproduction")
                .telling(ended -> folders.add(ended.run().path())));
    return folders.get(0);
  }
}
