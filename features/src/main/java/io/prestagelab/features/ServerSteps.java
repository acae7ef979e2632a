package io.prestagelab.features;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.Installation;
import io.prestagelab.lab.trial.Trial;
import java.time.Duration;
import java.util.Locale;

/** The server: how it is made, what lies on its disk, what it does. */
public final class ServerSteps {
  private final Trial trial;
  private final OtherWords otherWords;

  /** Steps of one scenario. */
  public ServerSteps(Trial trial, OtherWords otherWords) {
    this.trial = trial;
    this.otherWords = otherWords;
  }

  /** The scenario's steps are kept with its run. */
  @Before
  public void begin(Scenario scenario) {
    scenario.log(ScenarioRecord.FOLDER + trial.run().path());
  }

  /** A server as it leaves the factory. */
  @Given("a/an {word} server with an empty disk")
  public void emptyServer(String firmware) {
    trial.change(settings -> settings.withFirmware(Firmware.valueOf(firmware)));
  }

  /** A server with a disk of another size. */
  @Given("a/an {word} server with an empty disk of {int} GiB")
  public void emptyServer(String firmware, int gibibytes) {
    preparedServer(firmware, gibibytes, "no backup partition");
  }

  /** The same with a past. */
  @Given("a/an {word} server whose disk of {int} GiB holds {}")
  public void preparedServer(String firmware, int gibibytes, String state) {
    trial.change(settings -> settings.withDisk(settings.disk().ofBytes((long) gibibytes << 30)));
    preparedServer(firmware, state);
  }

  /** A server with a past. */
  @Given("a/an {word} server whose disk holds {}")
  public void preparedServer(String firmware, String state) {
    emptyServer(firmware);
    trial.disk(DiskState.of(state));
  }

  /** Somebody set it up anew; its disk was prestaged before. */
  @Given("its firmware is changed to {word}")
  public void changeFirmware(String firmware) {
    trial.changeFirmware(Firmware.valueOf(firmware));
  }

  /** A server with the past of a real one. */
  @Given("a/an {word} server with a copy of the disk image {string}")
  public void copiedServer(String firmware, String image) {
    emptyServer(firmware);
    trial.diskOfImage();
  }

  /** Something else than the lab's own install values. */
  @Given("its install values say {string}")
  public void installValue(String word) {
    trial.change(settings -> settings.withInstallValue(word));
  }

  /** Boots from the bootable device. */
  @When("the server prestages itself")
  public void prestage() {
    if (!trial.prestage()) {
      throw trial.prestagingFailure().orElseThrow();
    }
  }

  /** Miniboot, up to the login on the installed system. */
  @When("it is added as a subcloud")
  public void add() {
    trial.install();
  }

  /** The verdict goes into the report, the server ends. */
  @After
  public void end(Scenario scenario) {
    scenario.log(ScenarioRecord.OUTCOME + trial.end().map(ServerSteps::outcome).orElse(""));
    otherWords.noted().forEach(words -> scenario.log(ScenarioRecord.WORDS + words));
    trial.close();
  }

  private static String outcome(Installation how) {
    Duration reaction = how.reaction();
    String line = how.verdict().line();
    return reaction == null
        ? line
        : line
            + String.format(
                Locale.ROOT, ", ended %.1f s after it was said", reaction.toMillis() / 1e3);
  }
}
