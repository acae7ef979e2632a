package io.prestagelab.features;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.harness.lab.VirtualServer;
import java.time.Duration;

/** What goes wrong at the BMC. */
public final class BmcSteps {
  private final Scene scene;

  /** Steps of one scenario. */
  public BmcSteps(Scene scene) {
    this.scene = scene;
  }

  /** Somebody changed the password. */
  @When("it is added as a subcloud with a wrong BMC password")
  public void wrongPassword() {
    VirtualServer server = scene.lab().server();
    scene.ended(
        scene
            .lab()
            .install(() -> server.connect(server.bmcUser(), "wrong", Duration.ofSeconds(10))));
  }

  /** The override is not consumed by the boot that it caused. */
  @Given("the BMC takes Once for Continuous")
  public void continuous() {
    Bmc bmc = scene.lab().server().controller();
    bmc.addListener(event -> keepOverride(bmc, event));
  }

  private static void keepOverride(Bmc bmc, BmcEvent event) {
    BootOverride now = bmc.bootOverride();
    if (event.kind() == BmcEvent.Kind.BOOTED && now.target() != BootTarget.CD) {
      bmc.setBootOverride(new BootOverride(OverrideEnabled.CONTINUOUS, BootTarget.CD, now.mode()));
    }
  }
}
