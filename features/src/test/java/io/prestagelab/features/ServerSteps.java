package io.prestagelab.features;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.prestagelab.lab.trial.DiskState;
import io.prestagelab.lab.trial.PreparedDisks;
import java.util.Map;

/** The server: how it is made, what lies on its disk, what it does. */
public final class ServerSteps {
  private final Scene scene;
  private Map<String, String> bundlesBefore = Map.of();

  /** Steps of one scenario. */
  public ServerSteps(Scene scene) {
    this.scene = scene;
  }

  /** The scenario's steps are kept with its run. */
  @Before
  public void begin(Scenario scenario) {
    ScenarioRecord.keptIn(scenario.getId(), scene.run());
  }

  /** A server as it leaves the factory. */
  @Given("a/an {word} server with an empty disk")
  public void emptyServer(String firmware) {
    scene.firmware(firmware);
  }

  /** A server with a disk of another size. */
  @Given("a/an {word} server with an empty disk of {int} GiB")
  public void emptyServer(String firmware, int gibibytes) {
    preparedServer(firmware, gibibytes, "no backup partition");
  }

  /** The same with a past. */
  @Given("a/an {word} server whose disk of {int} GiB holds {}")
  public void preparedServer(String firmware, int gibibytes, String state) {
    scene.change(settings -> settings.withDisk(settings.disk().ofBytes((long) gibibytes << 30)));
    preparedServer(firmware, state);
  }

  /** A server with a past. */
  @Given("a/an {word} server whose disk holds {}")
  public void preparedServer(String firmware, String state) {
    scene.firmware(firmware);
    scene.disk(DiskState.of(state));
  }

  /** What it is to prestage itself from. */
  @Given("a prestaged ISO with {int} container image archives on its bootable device")
  public void bootableDevice(int archives) {
    scene.prestagedIso(archives, iso -> iso);
  }

  /** Boots from the bootable device. */
  @When("the server prestages itself")
  public void prestage() {
    scene.lab().prestage();
  }

  /** Miniboot, up to the login on the installed system. */
  @When("it is added as a subcloud")
  public void add() {
    scene.lab();
    bundlesBefore = PreparedDisks.bundles(scene.run().disk());
    scene.install();
  }

  /** What the backup partition held when the subcloud was added. */
  Map<String, String> bundlesBefore() {
    return bundlesBefore;
  }

  /** The verdict goes into the report, the server ends. */
  @After
  public void end(Scenario scenario) {
    scenario.log(ScenarioTable.FOLDER + scene.run().path());
    scenario.log(ScenarioTable.OUTCOME + scene.outcome());
    scene.close();
  }
}
