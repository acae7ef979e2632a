package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.lab.trial.BootMenuSession;
import io.prestagelab.lab.trial.GuestFailure;
import io.prestagelab.lab.trial.PreparedDisks;
import io.prestagelab.lab.trial.PrestagedIso;
import io.prestagelab.lab.trial.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Prestaging that goes wrong, or meets something on the disk. */
public final class PrestagingSteps {
  private static final Pattern COPYING = Pattern.compile(" copying (\\S+) \\(\\d+ of \\d+\\)");

  private final Trial trial;
  private final OtherWords otherWords;
  private @Nullable BootMenuSession menu;

  /** Steps of one scenario. */
  public PrestagingSteps(Trial trial, OtherWords otherWords) {
    this.trial = trial;
    this.otherWords = otherWords;
  }

  /** The usual one. */
  @Given("a prestaged ISO on its bootable device")
  public void bootableDevice() {
    trial.prestagedIso(1, iso -> iso);
  }

  /** One with more in it. */
  @Given("a prestaged ISO with {int} container image archives on its bootable device")
  public void archives(int archives) {
    trial.prestagedIso(archives, iso -> iso);
  }

  /** One for a disk that the server does not have. */
  @Given("a prestaged ISO for the disk {string} on its bootable device")
  public void otherDevice(String device) {
    trial.prestagedIso(1, iso -> iso.forDevice(device));
  }

  /** One whose kickstart is to find the disk. */
  @Given("a prestaged ISO that names no disk on its bootable device")
  public void noDevice() {
    trial.prestagedIso(1, iso -> iso.forDevice(""));
  }

  /** One with what a site runs over and above the kickstart; the first script always succeeds. */
  @Given(
      "a prestaged ISO with a set-up script and an add-on script that ends with {int} on its bootable device")
  public void siteScripts(int status) {
    String told = "echo 'the %s script of this site has run'\n";
    trial.prestagedIso(
        1,
        iso ->
            iso.with(
                new PrestagedIso.Scripts(
                    told.formatted("set-up"), told.formatted("add-on") + "exit " + status + "\n")));
  }

  /** One that may overwrite an installation. */
  @Given("a prestaged ISO with force-install on its bootable device")
  public void forced() {
    trial.prestagedIso(1, PrestagedIso::forced);
  }

  /** One whose menu starts another entry. */
  @Given("a prestaged ISO whose menu starts entry {int} on its bootable device")
  public void entry(int entry) {
    trial.prestagedIso(1, iso -> iso.withMenu(new PrestagedIso.Menu(entry, 0)));
  }

  /** One whose menu waits. */
  @Given("a prestaged ISO whose menu waits {int} seconds on its bootable device")
  public void timeout(int seconds) {
    trial.prestagedIso(1, iso -> iso.withMenu(new PrestagedIso.Menu(0, seconds)));
  }

  /** One with an archive that its sum does not fit. */
  @Given("a prestaged ISO with a damaged image archive on its bootable device")
  public void damagedArchive() {
    trial.prestagedIso(1, iso -> iso.with(PrestagedIso.Flaw.DAMAGED_ARCHIVE));
  }

  /** One that holds the bundle of another release than its kickstart looks for. */
  @Given("a prestaged ISO with the bundle of another release on its bootable device")
  public void otherRelease() {
    trial.prestagedIso(1, iso -> iso.with(PrestagedIso.Flaw.OTHER_RELEASE));
  }

  /** Power on, nothing else. */
  @When("the server starts from its bootable device")
  public void start() {
    BootMenuSession session = trial.lab().startBootableDevice();
    trial.atEnd(session::close);
    menu = session;
  }

  /** Every second of it is drawn, and nobody presses a key. */
  @Then("its menu counts {int} seconds down and starts an entry by itself")
  public void countdown(int seconds) {
    for (int left = seconds; left > 0; left--) {
      menu().awaitCountdown(left);
    }
    menu().awaitKernel();
  }

  /** It draws no countdown, neither with the menu nor before it answers to a key. */
  @Then("its menu counts nothing down and answers to keys")
  public void noCountdown() {
    String countdown = menu().countdown();
    assertThat(menu().awaitMenu()).doesNotContain(countdown);
    menu().press(BootMenuSession.DOWN);
    assertThat(menu().awaitDrawn("Graphical Console")).doesNotContain(countdown, "Loading");
    menu().press(BootMenuSession.UP);
    assertThat(menu().awaitDrawn("Serial Console")).doesNotContain(countdown, "Loading");
  }

  /** Enter, on the entry that is marked. */
  @When("somebody chooses an entry")
  public void choose() {
    menu().press(BootMenuSession.ENTER);
  }

  /** The first thing a kernel says. */
  @Then("its kernel starts")
  public void kernelStarts() {
    menu().awaitKernel();
  }

  private BootMenuSession menu() {
    return Objects.requireNonNull(menu, "the scenario never starts its server");
  }

  /** The kernel was started by that entry: what it was given is in the log. */
  @Then("its kernel was started with {string} and not with {string}")
  public void kernelArguments(String given, String other) {
    assertThat(trial.logLines())
        .filteredOn(line -> line.contains("Prestaging post: cmdLine: "))
        .singleElement()
        .satisfies(line -> assertThat(line).contains(given).doesNotContain(other));
  }

  /** Boots from the bootable device and fails. */
  @When("the server tries to prestage itself")
  public void tryToPrestage() {
    trial.prestage();
  }

  /** Boots from the bootable device, but somebody pulls the plug. */
  @When("the power is cut when the prestaging logs {string}")
  public void powerCut(String line) {
    trial.prestageUntilPowerCutAt(line);
  }

  /** Every sum on the disk fits its file, as the ISO had it. */
  @Then("the bundle is whole")
  public void wholeBundle() {
    Map<String, String> found = trial.bundles();
    assertThat(found).isNotEmpty();
    assertThat(PreparedDisks.mismatches(trial.run().disk())).isEmpty();
  }

  /** Nothing was changed on it. */
  @Then("the disk has no partition")
  public void noPartition() {
    assertThat(DiskImage.open(trial.run().disk()).partitions()).isEmpty();
  }

  /** The reason contains {@code text}. */
  @Then("the prestaging fails with {string}")
  public void fails(String text) {
    String reason = trial.prestagingFailure().map(GuestFailure::reason).orElse("");
    if (!reason.isEmpty() && !reason.contains(text) && otherWords.excuse(text, reason)) {
      return;
    }
    assertThat(trial.prestagingFailure())
        .hasValueSatisfying(failure -> assertThat(failure.reason()).contains(text));
  }

  /** By what the kickstart logs before each file. */
  @Then("{string} was the last file that it began to copy")
  public void lastCopied(String file) {
    List<String> begun =
        trial.logLines().stream()
            .map(COPYING::matcher)
            .filter(Matcher::find)
            .map(line -> line.group(1))
            .toList();
    assertThat(begun).last().isEqualTo(file);
  }

  /** It ended well. */
  @Then("the prestaging succeeds")
  public void succeeds() {
    assertThat(trial.prestagingFailure()).isEmpty();
    assertThat(trial.bundles()).isNotEmpty();
  }

  /** Only the release that is prestaged has changed. */
  @Then("the bundles of other releases are as they were")
  public void othersKept() {
    String own = "/" + trial.lab().release() + "/";
    Map<String, String> now = new HashMap<>(trial.bundles());
    Map<String, String> others = new HashMap<>(trial.bundlesBefore());
    now.keySet().removeIf(path -> path.startsWith(own));
    others.keySet().removeIf(path -> path.startsWith(own));
    assertThat(now).isEqualTo(others).isNotEmpty();
  }
}
