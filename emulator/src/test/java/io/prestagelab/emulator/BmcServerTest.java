package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BmcServerTest {
  /** A limit for a hung server, not a measure: the machine may be busy. */
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

  private static final String SYSTEM = "/redfish/v1/Systems/s1";
  private static final String CD = "/redfish/v1/Managers/s1/VirtualMedia/Cd";
  private static final String RESET = SYSTEM + "/Actions/ComputerSystem.Reset";

  @TempDir Path folder;
  private BmcServer server;
  private SimulatedHost host;
  private RedfishClient client;
  private TestWeb web;

  @BeforeEach
  void one_bmc_with_a_simulated_server() throws Exception {
    web = new TestWeb();
    server = new BmcServer(BmcServerSettings.in(folder));
    host = new SimulatedHost("s1");
    Bmc bmc = server.add(BmcSettings.of("s1", folder), host);
    server.start();
    client = new RedfishClient(server.url(bmc)).basic("admin", "password");
  }

  @AfterEach
  void close() {
    server.close();
    web.close();
  }

  @Test
  void the_service_root_is_open_to_everybody() {
    assertThat(anonymous().get("/redfish/v1").status()).isEqualTo(200);
    assertThat(anonymous().get("/redfish/v1/").json().at("/Systems/@odata.id").asString())
        .isEqualTo("/redfish/v1/Systems");
  }

  @Test
  void everything_else_asks_who_you_are() {
    assertThat(anonymous().get(SYSTEM).status()).isEqualTo(401);
    assertThat(anonymous().basic("admin", "wrong").get(SYSTEM).status()).isEqualTo(401);
    assertThat(anonymous().get("/redfish/v1/nothing").status()).isEqualTo(401);
  }

  @Test
  void a_session_opens_and_closes() {
    var opened =
        anonymous()
            .post(
                "/redfish/v1/SessionService/Sessions",
                "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    assertThat(opened.status()).isEqualTo(201);
    RedfishClient inSession = anonymous().with("X-Auth-Token", opened.header("X-Auth-Token"));
    assertThat(inSession.get(SYSTEM).status()).isEqualTo(200);
    assertThat(inSession.delete(opened.header("Location")).status()).isEqualTo(204);
    assertThat(inSession.get(SYSTEM).status()).isEqualTo(401);
  }

  @Test
  void once_is_consumed_by_the_boot_it_caused() {
    URI image = web.put("/boot.iso", new byte[4096]);
    insert(image);
    assertThat(override("Once", "Cd").status()).isEqualTo(204);
    assertThat(enabled()).isEqualTo("Once");
    reset("On");
    await().atMost(LONG_ENOUGH).until(() -> enabled().equals("Disabled"));
    host.resetByGuest();
    assertThat(host.boots()).containsExactly(BootDevice.CD, BootDevice.DISK);
  }

  @Test
  void continuous_holds_over_resets_of_the_guest() {
    insert(web.put("/boot.iso", new byte[4096]));
    override("Continuous", "Cd");
    reset("On");
    await().atMost(LONG_ENOUGH).until(() -> state().equals("On"));
    host.resetByGuest();
    assertThat(host.boots()).containsExactly(BootDevice.CD, BootDevice.CD);
    assertThat(enabled()).isEqualTo("Continuous");
  }

  @Test
  void media_is_the_same_under_systems_and_managers() {
    URI image = web.put("/a/boot.iso", new byte[4096]);
    insert(image);
    var seen = client.get("/redfish/v1/Systems/s1/VirtualMedia/Cd").json();
    assertThat(seen.path("Image").asString()).isEqualTo(image.toString());
    assertThat(seen.path("Inserted").asBoolean()).isTrue();
    assertThat(seen.path("ImageName").asString()).isEqualTo("boot.iso");
  }

  @Test
  void inserting_while_inserted_is_an_error() {
    URI image = web.put("/boot.iso", new byte[4096]);
    insert(image);
    var again = client.post(CD + "/Actions/VirtualMedia.InsertMedia", body(image));
    assertThat(again.status()).isEqualTo(409);
  }

  @Test
  void an_image_that_is_not_there_is_refused_and_nothing_is_inserted() {
    URI image = web.put("/boot.iso", new byte[4096]).resolve("/other.iso");
    var refused = client.post(CD + "/Actions/VirtualMedia.InsertMedia", body(image));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("404");
    assertThat(client.get(CD).json().path("Inserted").asBoolean(true)).isFalse();
  }

  @Test
  void a_tray_opened_by_the_guest_empties_the_drive() {
    insert(web.put("/boot.iso", new byte[4096]));
    host.ejectByGuest();
    assertThat(client.get(CD).json().path("Inserted").asBoolean(true)).isFalse();
    assertThat(client.get(CD).json().path("Image").isNull()).isTrue();
  }

  @Test
  void power_goes_on_and_off() {
    assertThat(state()).isEqualTo("Off");
    reset("On");
    await().atMost(LONG_ENOUGH).until(() -> state().equals("On"));
    assertThat(client.post(RESET, "{\"ResetType\":\"On\"}").status()).isEqualTo(204);
    reset("ForceOff");
    await().atMost(LONG_ENOUGH).until(() -> state().equals("Off"));
  }

  @Test
  void plain_http_is_refused() {
    URI plain = URI.create(server.url(server.bmcs().get(0)).toString().replace("https:", "http:"));
    assertThatThrownBy(() -> new RedfishClient(plain).get("/redfish/v1/"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void several_bmcs_have_their_own_state() {
    try (BmcServer two = new BmcServer(BmcServerSettings.in(folder))) {
      Bmc a = two.add(BmcSettings.of("a", folder), new SimulatedHost("a"));
      Bmc b = two.add(BmcSettings.of("b", folder), new SimulatedHost("b"));
      two.start();
      RedfishClient first = new RedfishClient(two.url(a)).basic("admin", "password");
      RedfishClient second = new RedfishClient(two.url(b)).basic("admin", "password");
      assertThat(first.get("/redfish/v1/Systems/a").status()).isEqualTo(200);
      assertThat(second.get("/redfish/v1/Systems/a").status()).isEqualTo(404);
      assertThat(second.get("/redfish/v1/Systems/b").status()).isEqualTo(200);
    }
  }

  @Test
  void a_port_in_use_is_named() throws Exception {
    int port = server.url(server.bmcs().get(0)).getPort();
    try (BmcServer other = new BmcServer(BmcServerSettings.in(folder))) {
      assertThatThrownBy(
              () ->
                  other.add(
                      BmcSettings.of("x", folder),
                      new SimulatedHost("x"),
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
          .hasMessageContaining(String.valueOf(port))
          .hasMessageContaining("the port is in use; choose another one");
    }
  }

  private RedfishClient anonymous() {
    return new RedfishClient(server.url(server.bmcs().get(0)));
  }

  private void insert(URI image) {
    var answer = client.post(CD + "/Actions/VirtualMedia.InsertMedia", body(image));
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
  }

  private static String body(URI image) {
    return "{\"Image\":\"%s\",\"Inserted\":true,\"WriteProtected\":true}".formatted(image);
  }

  private RedfishClient.Answer override(String enabled, String target) {
    return client.patch(
        SYSTEM,
        """
        {"Boot": {"BootSourceOverrideEnabled": "%s", "BootSourceOverrideTarget": "%s"}}
        """
            .formatted(enabled, target));
  }

  private void reset(String type) {
    assertThat(client.post(RESET, "{\"ResetType\":\"" + type + "\"}").status()).isEqualTo(204);
  }

  private String state() {
    return client.get(SYSTEM).json().path("PowerState").asString();
  }

  private String enabled() {
    return client.get(SYSTEM).json().at("/Boot/BootSourceOverrideEnabled").asString();
  }
}
