package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.lab.crash.CopyOrder;
import io.prestagelab.lab.crash.CrashReport;
import io.prestagelab.lab.crash.CrashRun;
import io.prestagelab.lab.crash.CrashSettings;
import io.prestagelab.lab.crash.CrashSubject;
import io.prestagelab.lab.trial.Trial;
import io.prestagelab.runs.folder.LabHome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What power cuts can leave of a prestaging. */
public final class CrashSteps {
  private static final long SEED = 1;
  private static final int MACHINES = 2;

  private final Trial trial;
  private @Nullable CrashReport report;

  /** Steps of one scenario. */
  public CrashSteps(Trial trial) {
    this.trial = trial;
  }

  /** Its kickstart is the lab's with other lines for the copying. */
  @Given("a prestaging that copies {string}")
  public void copies(String order) {
    LabHome home = trial.bench().home();
    trial.change(
        settings -> settings.withIso(CopyOrder.of(order).in(settings.iso(), home.cache())));
  }

  /** Recorded once; the states are chosen from the record. */
  @When("its prestaging is recorded, and {int} states that a power cut can leave are judged")
  public void judge(int states) {
    judge(CrashSubject.PRESTAGING, states, 0);
  }

  /** The installation of a prestaged server; the prestaged ISO tells what its bundle has to be. */
  @When("its installation is recorded, and {int} states that a power cut can leave are judged")
  public void judgeInstallation(int states) {
    judge(CrashSubject.MINIBOOT, states, 0);
  }

  /** wipedisk on a server that was installed from its bundle, which has to stay. */
  @When("its wipedisk is recorded, and {int} states that a power cut can leave are judged")
  public void judgeWipedisk(int states) {
    judge(CrashSubject.WIPEDISK, states, 0);
  }

  /** The same; servers go on from states of different outcomes and stages. */
  @When(
      "its prestaging is recorded, {int} states that a power cut can leave are judged, and servers go on from {int} of them")
  public void judgeAndGoOn(int states, int wholes) {
    judge(CrashSubject.PRESTAGING, states, wholes);
  }

  private void judge(CrashSubject subject, int states, int wholes) {
    LabHome home = trial.bench().home();
    CrashSettings settings = new CrashSettings(subject, states, SEED, MACHINES, wholes);
    report = new CrashRun(settings, trial.settings(), home).run(trial);
  }

  /** All of them were judged. */
  @Then("none of {int} different states breaks a rule")
  public void noneBroken(int states) {
    assertThat(report().judged()).isEqualTo(states);
    assertNoneBroken();
  }

  /** How many there are depends on when the server's kernel flushed. */
  @Then("none of at least {int} different states breaks a rule")
  public void noneOfMoreBroken(int states) {
    assertThat(report().judged()).isGreaterThanOrEqualTo(states);
    assertNoneBroken();
  }

  private void assertNoneBroken() {
    assertThat(report().breaches()).as("breaches").isEmpty();
  }

  /** A check that says the same of everything proves nothing. */
  @Then("some were accepted and some rejected")
  public void both() {
    assertThat(report().outcomes())
        .extracting(CrashReport.Count::what)
        .contains("accepted")
        .anyMatch(outcome -> outcome.startsWith("rejected: "));
  }

  /** From the moment on at which the installer logged the line. */
  @Then("a state from {string} on breaks a rule")
  public void brokenFrom(String line) {
    assertThat(from(line)).anyMatch(CrashReport.Cut::broken);
  }

  /** The same moment; what is before it is not judged here. */
  @Then("no state from {string} on breaks a rule")
  public void noneBrokenFrom(String line) {
    assertThat(from(line)).isNotEmpty().noneMatch(CrashReport.Cut::broken);
  }

  private List<CrashReport.Cut> from(String line) {
    int first =
        report().lines().stream()
            .filter(each -> each.text().contains(line))
            .mapToInt(CrashReport.Line::entry)
            .findFirst()
            .orElseThrow(() -> new AssertionError("nobody logged: " + line));
    return report().cuts().stream().filter(cut -> cut.entry() >= first).toList();
  }

  /** In the words of the report. */
  @Then("some were judged {string}")
  public void some(String outcome) {
    assertThat(report().outcomes()).extracting(CrashReport.Count::what).contains(outcome);
  }

  /** With the state as a disk image. */
  @Then("a state is found in which {string}")
  public void found(String rule) {
    assertThat(report().breaches())
        .filteredOn(breach -> breach.rule().equals(rule))
        .singleElement()
        .satisfies(breach -> assertThat(java.nio.file.Path.of(breach.disk())).isRegularFile());
  }

  private CrashReport report() {
    return Objects.requireNonNull(report, "the scenario judges nothing");
  }
}
