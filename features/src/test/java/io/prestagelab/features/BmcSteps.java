package io.prestagelab.features;

import io.cucumber.java.en.When;
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
}
