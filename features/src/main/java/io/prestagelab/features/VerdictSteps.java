package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.verdict.Verdict;

/** What is to come out, all witnesses heard. */
public final class VerdictSteps {
  private final Trial trial;

  /** Steps of one scenario. */
  public VerdictSteps(Trial trial) {
    this.trial = trial;
  }

  private Verdict verdict() {
    return trial
        .installation()
        .orElseThrow(() -> new AssertionError("the server was never added as a subcloud"))
        .verdict();
  }

  /** Installed from its own disk, no witness against it. */
  @Then("it installs locally")
  public void local() {
    assertThat(verdict()).isEqualTo(new Verdict.Local());
  }

  /** Installed from the System Controller, no witness against it, whatever the reason. */
  @Then("it installs remotely")
  public void remote() {
    assertThat(verdict()).isInstanceOf(Verdict.Remote.class);
  }

  /** The same for one reason, named by its meaning. */
  @Then("^it installs remotely because ([^\"].*)$")
  public void remoteBecause(String meaning) {
    remoteFor(ReasonWords.text(meaning));
  }

  /** The same for a reason in the installer's own words. */
  @Then("it installs remotely because {string}")
  public void remoteFor(String reason) {
    assertThat(verdict()).isEqualTo(new Verdict.Remote(reason));
  }

  /** One way or the other, but whole. */
  @Then("it installs locally or remotely")
  public void whole() {
    assertThat(verdict()).isInstanceOfAny(Verdict.Local.class, Verdict.Remote.class);
  }

  /** Not installed, for a reason that contains {@code text}. */
  @Then("the installation fails with {string}")
  @Then("its reason is {string}")
  public void failed(String text) {
    assertThat(verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.reason()).contains(text));
  }

  /** Not installed, because of that step of the subcloud's addition or that kind of message. */
  @Then("the step {string} fails")
  @Then("the run ends with {string}")
  public void category(String category) {
    assertThat(verdict())
        .isInstanceOfSatisfying(
            Verdict.Failed.class, failed -> assertThat(failed.category()).isEqualTo(category));
  }

  /** A line of the kickstarts' logs. */
  @Then("the log says {string}")
  public void logged(String text) {
    assertThat(trial.logLines()).anyMatch(line -> line.contains(text));
  }

  /** Miniboot only reads it. */
  @Then("the backup partition is as it was")
  public void backupUntouched() {
    assertThat(trial.bundles()).isEqualTo(trial.bundlesBefore());
  }
}
