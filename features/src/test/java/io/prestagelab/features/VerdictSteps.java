package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.prestagelab.lab.trial.PreparedDisks;
import io.prestagelab.lab.verdict.Verdict;

/** What is to come out, all witnesses heard. */
public final class VerdictSteps {
  private final Scene scene;
  private final ServerSteps server;

  /** Steps of one scenario. */
  public VerdictSteps(Scene scene, ServerSteps server) {
    this.scene = scene;
    this.server = server;
  }

  /** Installed from its own disk, no witness against it. */
  @Then("it installs locally")
  public void local() {
    assertThat(scene.installation().verdict()).isEqualTo(new Verdict.Local());
  }

  /** Installed from the System Controller, no witness against it, for the logged reason. */
  @Then("it installs remotely because {string}")
  public void remote(String reason) {
    assertThat(scene.installation().verdict()).isEqualTo(new Verdict.Remote(reason));
  }

  /** Not installed, for a reason that contains {@code text}. */
  @Then("the installation fails with {string}")
  public void failed(String text) {
    assertThat(scene.installation().verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.reason()).contains(text));
  }

  /** Not installed, because of that step. */
  @Then("the step {string} fails")
  public void stepFails(String step) {
    assertThat(scene.installation().verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.category()).isEqualTo(step));
  }

  /** A line of the kickstarts' logs, which came through the log port. */
  @Then("the log says {string}")
  public void logged(String text) {
    assertThat(scene.logLines()).anyMatch(line -> line.contains(text));
  }

  /** Its reason says so as well. */
  @Then("its reason is {string}")
  public void reason(String text) {
    assertThat(scene.installation().verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.reason()).contains(text));
  }

  /** Miniboot only reads it. */
  @Then("the backup partition is as it was")
  public void backupUntouched() {
    assertThat(PreparedDisks.bundles(scene.run().disk())).isEqualTo(server.bundlesBefore());
  }
}
