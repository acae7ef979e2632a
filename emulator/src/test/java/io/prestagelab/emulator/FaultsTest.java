package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.host.BootDevice;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {

  private static final String SYSTEM = SimulatedBmc.SYSTEM;
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";

  @TempDir Path folder;
  private final FaultPlan faults = new FaultPlan();
  private SimulatedBmc one;
  private RedfishClient client;

  @BeforeEach
  void start() {
    one =
        new SimulatedBmc(
            BmcServerSettings.in(folder), BmcSettings.of("s1", folder).withFaults(faults));
    client = one.admin();
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void a_status_strikes_as_often_as_planned() {
    faults.http(List.of(HttpFault.status("GET", ".*/Systems/s1", 2, 503)));
    assertThat(client.get(SYSTEM).status()).isEqualTo(503);
    assertThat(client.get(SYSTEM).status()).isEqualTo(503);
    assertThat(client.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void a_dropped_connection_is_no_answer() {
    faults.http(
        List.of(
            new HttpFault("POST", ".*Reset", 1, null, null, null, null, true, null, null, null)));
    assertThatThrownBy(() -> client.post(RESET, "{\"ResetType\":\"On\"}"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(client.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void a_body_can_be_cut_short() {
    faults.http(
        List.of(
            new HttpFault(
                "GET", ".*/Systems/s1", 1, null, null, null, null, null, 40, null, null)));
    assertThatThrownBy(() -> client.get(SYSTEM)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_answer_can_be_html() {
    faults.http(
        List.of(
            new HttpFault(
                "GET", ".*/Systems/s1", 1, null, null, null, null, null, null, "text/html", null)));
    assertThat(client.get(SYSTEM).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void once_can_lead_nowhere() throws Exception {
    faults.bmc(BmcFault.ignoringOnce());
    try (TestWeb web = new TestWeb()) {
      bootOnceFromCd(web);
      await().until(() -> !one.host.boots().isEmpty());
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK);
    }
  }

  @Test
  void once_and_an_ejected_medium_can_stay() throws Exception {
    faults.bmc(BmcFault.looping());
    try (TestWeb web = new TestWeb()) {
      bootOnceFromCd(web);
      await().until(() -> !one.host.boots().isEmpty());
      one.host.ejectByGuest();
      one.host.resetByGuest();
      assertThat(one.host.boots()).containsExactly(BootDevice.CD, BootDevice.CD);
    }
  }

  private void bootOnceFromCd(TestWeb web) throws Exception {
    client.post(
        SYSTEM + "/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia",
        "{\"Image\":\"" + web.put("/b.iso", new byte[2048]) + "\"}");
    client.patch(
        SYSTEM,
        "{\"Boot\":{\"BootSourceOverrideEnabled\":\"Once\",\"BootSourceOverrideTarget\":\"Cd\"}}");
    client.post(RESET, "{\"ResetType\":\"On\"}");
  }

  @Test
  void a_reset_can_be_accepted_and_ignored() {
    faults.bmc(BmcFault.ignoringResets(Set.of("On")));
    assertThat(client.post(RESET, "{\"ResetType\":\"On\"}").status()).isEqualTo(204);
    assertThat(one.host.isOn()).isFalse();
  }
}
