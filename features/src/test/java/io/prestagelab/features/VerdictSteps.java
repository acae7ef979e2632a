package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.prestagelab.harness.lab.PreparedDisks;
import io.prestagelab.harness.verdict.Verdict;

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

  /** Miniboot only reads it. */
  @Then("the backup partition is as it was")
  public void backupUntouched() {
    assertThat(PreparedDisks.bundles(scene.run().disk())).isEqualTo(server.bundlesBefore());
  }
}
