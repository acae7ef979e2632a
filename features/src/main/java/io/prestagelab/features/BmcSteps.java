package io.prestagelab.features;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import io.prestagelab.emulator.bmc.BmcEvent;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.lab.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What goes wrong at the BMC. */
public final class BmcSteps {

  private final Trial trial;

  /** Steps of one scenario. */
  public BmcSteps(Trial trial) {
    this.trial = trial;
  }

  /** Somebody changed the password. */
  @When("it is added as a subcloud with a wrong BMC password")
  public void wrongPassword() {
    trial.installWithPassword("wrong");
  }

  /** A BMC that refuses something. */
  @Given("the BMC answers {int} to {}")
  public void answers(int status, String request) {
    faults().http(List.of(BmcRequests.answered(status, request)));
  }

  /** The server boots as if nothing had been asked for. */
  @Given("the BMC ignores the boot override Once")
  @When("its BMC begins to ignore the boot override Once")
  public void onceIgnored() {
    faults().bmc(BmcFault.ignoringOnce());
  }

  /** The server boots the medium for ever. */
  @Given("the BMC keeps the boot override Once and an ejected medium")
  public void loop() {
    faults().bmc(BmcFault.looping());
  }

  /** It says yes and does nothing. */
  @Given("the BMC accepts the command to power on and ignores it")
  public void powerIgnored() {
    faults().bmc(BmcFault.ignoringResets(Set.of("On", "ForceOn")));
    trial.patience(Duration.ofSeconds(10));
  }

  /** Whoever has logged in is nobody from that moment on. */
  @Given("the BMC forgets its sessions once the medium is inserted")
  public void sessionLost() {
    trial.lab().server().controller().addListener(this::forgetAfterInsertion);
  }

  private void forgetAfterInsertion(BmcEvent event) {
    if (event.kind() == BmcEvent.Kind.MEDIA_INSERTED) {
      faults().bmc(BmcFault.losingSessions(0));
    }
  }

  private FaultPlan faults() {
    return trial.lab().server().faults();
  }
}
