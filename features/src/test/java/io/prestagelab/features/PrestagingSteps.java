package io.prestagelab.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.prestagelab.harness.lab.GuestFailure;
import io.prestagelab.harness.lab.PreparedDisks;
import io.prestagelab.harness.lab.PrestagedIso;
import io.prestagelab.harness.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;

/** Prestaging that goes wrong, or meets something on the disk. */
public final class PrestagingSteps {
  private final Scene scene;
  private Map<String, String> before = Map.of();

  /** Steps of one scenario. */
  public PrestagingSteps(Scene scene) {
    this.scene = scene;
  }

  /** The usual one. */
  @Given("a prestaged ISO on its bootable device")
  public void bootableDevice() {
    scene.prestagedIso(1, iso -> iso);
  }

  /** One for a disk that the server does not have. */
  @Given("a prestaged ISO for the disk {string} on its bootable device")
  public void otherDevice(String device) {
    scene.prestagedIso(1, iso -> iso.forDevice(device));
  }

  /** One that may overwrite an installation. */
  @Given("a prestaged ISO with force-install on its bootable device")
  public void forced() {
    scene.prestagedIso(1, PrestagedIso::forced);
  }

  /** Boots from the bootable device and fails. */
  @When("the server tries to prestage itself")
  public void tryToPrestage() {
    scene.lab();
    before = PreparedDisks.bundles(scene.run().disk());
    try {
      scene.lab().prestage();
    } catch (GuestFailure e) {
      scene.prestagingFailed(e);
    }
  }

  /** Boots from the bootable device, but somebody pulls the plug. */
  @When("the power is cut when the prestaging logs {string}")
  public void powerCut(String line) {
    scene.lab().prestageUntilPowerCutAt(line);
  }

  /** The reason contains {@code text}. */
  @Then("the prestaging fails with {string}")
  public void fails(String text) {
    assertThat(scene.prestagingFailure().reason()).contains(text);
  }

  /** It ended well. */
  @Then("the prestaging succeeds")
  public void succeeds() {
    assertThat(PreparedDisks.bundles(scene.run().disk())).isNotEmpty();
  }

  /** Only the release that is prestaged has changed. */
  @Then("the bundles of other releases are as they were")
  public void othersKept() {
    String own = "/" + scene.lab().release() + "/";
    Map<String, String> now = new HashMap<>(PreparedDisks.bundles(scene.run().disk()));
    Map<String, String> others = new HashMap<>(before);
    now.keySet().removeIf(path -> path.startsWith(own));
    others.keySet().removeIf(path -> path.startsWith(own));
    assertThat(now).isEqualTo(others).isNotEmpty();
  }

  /** One way or the other, but whole. */
  @Then("it installs locally or remotely")
  public void whole() {
    assertThat(scene.installation().verdict())
        .isInstanceOfAny(Verdict.Local.class, Verdict.Remote.class);
  }
}
