package io.prestagelab.features;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.lab.progress.PlainDisplay;
import io.prestagelab.lab.replay.Comparison;
import io.prestagelab.lab.reproduce.Recipes;
import io.prestagelab.lab.reproduce.Reproduction;
import io.prestagelab.lab.script.BmcTrouble;
import io.prestagelab.lab.script.OwnInstallValues;
import io.prestagelab.lab.script.Script;
import io.prestagelab.lab.script.ScriptRun;
import io.prestagelab.lab.trial.LabSettings;
import io.prestagelab.lab.trial.PrestagedIso;
import io.prestagelab.lab.trial.Stages;
import io.prestagelab.runs.capsule.Capsule;
import io.prestagelab.runs.folder.LabHome;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures shown again, and what the scenarios that show them need. */
public final class ReproductionSteps {
  private static final LabHome HOME = LabHome.find();

  private final Scene scene;
  private @Nullable OwnInstallValues values;
  private @Nullable Reproduction reproduction;
  private @Nullable Path run;
  private @Nullable Comparison comparison;

  /** Steps of one scenario. */
  public ReproductionSteps(Scene scene) {
    this.scene = scene;
  }

  /** Something else than the lab's own values. */
  @Given("its install values say {string}")
  public void installValue(String word) {
    scene.change(settings -> with(word, settings));
  }

  private LabSettings with(String word, LabSettings settings) {
    if (values == null) {
      values = new OwnInstallValues(PrestagedIso.of(settings, 1).device());
    }
    return values.with(word).write(scene.run().installValues(), settings);
  }

  /** A BMC that refuses something. */
  @Given("the BMC answers {int} to {}")
  public void bmcAnswers(int status, String request) {
    BmcTrouble.answers(scene.lab().server(), status, request);
  }

  /** What {@code lab reproduce} does with a log of one line. */
  @When("the failure {string} is reproduced from the line {string}")
  public void reproduce(String cause, String line) {
    try (ScriptRun again = open()) {
      again.run(new Recipes().script(cause, line, "BIOS"), "Reproduction");
      reproduction = Reproduction.of(again.folder(), cause, List.of(line));
    }
  }

  /** Cause and line. */
  @Then("cause and line come again")
  public void same() {
    assertThat(requireNonNull(reproduction).same()).isTrue();
    assertThat(reproduction.lines()).allMatch(line -> line.came() && !line.otherWords());
  }

  /** A run like any other. */
  @Given("the run of a server whose BMC refuses the password")
  public void refused() {
    Script script =
        new Script(
            "refused",
            List.of(
                "a BIOS server with an empty disk",
                "it is added as a subcloud with a wrong BMC password"));
    try (ScriptRun first = open()) {
      first.run(script, "A run");
      run = first.folder().path();
    }
  }

  /** Into a capsule, out of it, and once more. */
  @When("its capsule is replayed")
  public void replay() {
    Path folder = scene.run().server();
    Path capsule = folder.resolve("run.capsule");
    new Capsule(capsule).write(requireNonNull(run), "test");
    Path unpacked = folder.resolve("unpacked");
    new Capsule(capsule).unpack(unpacked);
    try (ScriptRun again = open()) {
      again.run(Script.read(unpacked.resolve("scenario.feature")), "Replay");
      comparison = new Comparison(unpacked, again.folder().path());
    }
  }

  /** Verdict and events. */
  @Then("nothing differs")
  public void nothingDiffers() {
    assertThat(requireNonNull(comparison).same()).as(comparison.lines().toString()).isTrue();
  }

  private static ScriptRun open() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new ScriptRun(
        HOME,
        LabSettings.of(HOME.installationIso()).withCpus(Scene.CPUS),
        new Stages(new PlainDisplay(nowhere)),
        "reproduction",
        false);
  }
}
