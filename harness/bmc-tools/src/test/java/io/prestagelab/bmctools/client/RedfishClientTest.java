package io.prestagelab.bmctools.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RedfishClientTest {
  private final FakeBmc bmc = new FakeBmc();
  private final List<Exchange> exchanges = new ArrayList<>();

  @AfterEach
  void stop() {
    bmc.close();
  }

  @Test
  void walks_the_whole_way_of_an_installation() {
    try (RedfishClient client = connect("password")) {
      client.powerOff();
      client.ejectMedia();
      client.insertMedia(URI.create("http://127.0.0.1:1/bootimage.iso"));
      client.bootOnceFrom(BootSource.CD, BootMode.UEFI);
      client.powerOn();
      assertThat(client.powerState()).isEqualTo("On");
    }
    assertThat(bmc.actions())
        .containsExactly("InsertMedia", "PATCH Once Cd UEFI", "Reset On", "DELETE session");
  }

  @Test
  void takes_out_what_an_earlier_run_left_in() {
    bmc.media("http://old/image.iso");
    try (RedfishClient client = connect("password")) {
      client.ejectMedia();
    }
    assertThat(bmc.actions()).startsWith("EjectMedia");
  }

  @Test
  void a_wrong_password_names_the_step_and_the_remedy() {
    assertThatThrownBy(() -> connect("wrong"))
        .isInstanceOf(RedfishException.class)
        .hasMessageStartingWith("open a session: HTTP 401")
        .hasMessageEndingWith("check bmc_username and the BMC password");
  }

  @Test
  void a_power_command_that_is_ignored_names_the_step() {
    bmc.ignorePower();
    try (RedfishClient client = connect("password")) {
      assertThatThrownBy(client::powerOn)
          .hasMessageStartingWith("power on: the server's power did not become On within");
    }
  }

  @Test
  void a_session_that_is_lost_names_the_step() {
    try (RedfishClient client = connect("password")) {
      bmc.forgetSessions();
      assertThatThrownBy(client::powerOn)
          .hasMessageStartingWith("power on: the BMC has lost the session");
    }
  }

  @Test
  void a_stale_etag_is_fetched_again() {
    bmc.refuseFirstPatch(412);
    try (RedfishClient client = connect("password")) {
      client.bootOnceFrom(BootSource.CD, BootMode.LEGACY);
    }
    assertThat(bmc.actions()).startsWith("PATCH refused", "PATCH Once Cd Legacy");
  }

  @Test
  void an_unreachable_bmc_is_told_in_one_line() {
    URI gone = bmc.url();
    bmc.close();
    Duration limit = Duration.ofMillis(300);
    assertThatThrownBy(
            () -> RedfishClient.connect(gone, "admin", "password", limit, exchanges::add))
        .hasMessageStartingWith("find the Redfish service: no answer from the BMC at http://");
  }

  @Test
  void no_secret_is_recorded() {
    connect("password").close();
    assertThat(exchanges).isNotEmpty();
    assertThat(exchanges.toString()).doesNotContain("password\"").contains("***");
  }

  private RedfishClient connect(String password) {
    return RedfishClient.connect(
        bmc.url(), "admin", password, Duration.ofMillis(300), exchanges::add);
  }
}
