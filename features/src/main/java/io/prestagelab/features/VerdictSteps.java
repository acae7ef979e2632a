package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.lab.verdict.Verdict;
import java.util.List;

/** What is to come out, all witnesses heard. */
public final class VerdictSteps {
  private final Trial trial;
  private final OtherWords otherWords;

  /** Steps of one scenario. */
  public VerdictSteps(Trial trial, OtherWords otherWords) {
    this.trial = trial;
    this.otherWords = otherWords;
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
    remoteForOneOf(ReasonWords.texts(meaning));
  }

  /** The same for a reason in the installer's own words. */
  @Then("it installs remotely because {string}")
  public void remoteFor(String reason) {
    remoteForOneOf(List.of(reason));
  }

  /** The first text is the document's. */
  private void remoteForOneOf(List<String> texts) {
    if (verdict() instanceof Verdict.Remote remote
        && !texts.contains(remote.reason())
        && otherWords.excuse(texts.get(0), remote.reason())) {
      return;
    }
    assertThat(verdict())
        .isIn(texts.stream().map(text -> (Verdict) new Verdict.Remote(text)).toList());
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
    if (verdict() instanceof Verdict.Failed failed
        && !failed.reason().contains(text)
        && otherWords.excuse(text, failed.reason())) {
      return;
    }
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
    List<String> lines = trial.logLines();
    if (lines.stream().noneMatch(line -> line.contains(text)) && otherWords.excuse(text)) {
      return;
    }
    assertThat(lines).anyMatch(line -> line.contains(text));
  }

  /** Miniboot only reads it. */
  @Then("the backup partition is as it was")
  public void backupUntouched() {
    assertThat(trial.bundles()).isEqualTo(trial.bundlesBefore());
  }
}
