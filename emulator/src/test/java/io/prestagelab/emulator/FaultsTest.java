package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.fault.BmcFault;
import io.prestagelab.emulator.fault.FaultPlan;
import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.fault.VendorRefusal;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.media.MediaSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

  private static final String SYSTEM = SimulatedBmc.SYSTEM;
  private static final String CD = SYSTEM + "/VirtualMedia/Cd";
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
    faults.http(List.of(HttpFault.drop(".*Reset")));
    assertThatThrownBy(() -> client.post(RESET, "{\"ResetType\":\"On\"}"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(client.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void a_body_can_be_cut_short() {
    faults.http(List.of(fault(null, null, null, 40, null, null)));
    assertThatThrownBy(() -> client.get(SYSTEM)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void an_answer_can_be_html() {
    faults.http(List.of(fault(null, null, null, null, "text/html", null)));
    assertThat(client.get(SYSTEM).header("Content-Type")).startsWith("text/html");
  }

  @Test
  void once_can_lead_nowhere() throws Exception {
    faults.bmc(BmcFault.ignoringOnce());
    try (TestWeb web = new TestWeb()) {
      bootOnceFromCd(web);
      await().until(() -> !one.host.boots().isEmpty());
      assertThat(one.host.boots()).containsExactly(BootDevice.DISK);
      await().until(() -> faults.all().get(0).struck() == 1);
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
      assertThat(faults.all().get(0).struck()).as("two boots, one eject").isEqualTo(3);
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

  @Test
  void an_answer_can_be_late_without_holding_others_up() throws Exception {
    faults.http(List.of(fault(60_000L, null, null, null, null, null)));
    var late = CompletableFuture.supplyAsync(() -> client.get(SYSTEM));
    await().until(() -> faults.all().get(0).struck() == 1);
    assertThat(one.admin().get(SYSTEM).status()).isEqualTo(200);
    assertThat(late.isDone()).isFalse();
    late.cancel(true);
  }

  @Test
  void an_answer_can_stay_away() {
    faults.http(List.of(fault(null, true, null, null, null, null)));
    var never = CompletableFuture.supplyAsync(() -> client.get(SYSTEM));
    await().until(() -> faults.all().get(0).struck() == 1);
    assertThat(one.admin().get(SYSTEM).status()).isEqualTo(200);
    assertThat(never.isDone()).isFalse();
    never.cancel(true);
  }

  @Test
  void an_etag_can_be_stale() {
    faults.http(List.of(fault(null, null, true, null, null, null)));
    String stale = client.get(SYSTEM).header("ETag");
    String body = "{\"Boot\":{\"BootSourceOverrideTarget\":\"Hdd\"}}";
    assertThat(one.admin().with("If-Match", stale).patch(SYSTEM, body).status()).isEqualTo(412);
    String fresh = client.get(SYSTEM).header("ETag");
    assertThat(one.admin().with("If-Match", fresh).patch(SYSTEM, body).status()).isEqualTo(204);
  }

  @Test
  void an_answer_can_have_no_body() {
    faults.http(List.of(fault(null, null, null, null, null, true)));
    assertThat(client.get(SYSTEM).text()).isEmpty();
  }

  @Test
  void busy_says_when_to_come_back() {
    faults.http(
        List.of(
            new HttpFault(
                new HttpFault.When(null, null, 1, null),
                new HttpFault.WrongAnswer(503, null, 7, null, null, null),
                HttpFault.BadLine.NONE)));
    var busy = client.get(SYSTEM);
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.header("Retry-After")).isEqualTo("7");
  }

  @Test
  void a_session_can_be_lost() {
    faults.bmc(BmcFault.losingSessions(0));
    var opened =
        one.anonymous()
            .post(
                "/redfish/v1/SessionService/Sessions",
                "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    RedfishClient session = one.anonymous().with("X-Auth-Token", opened.header("X-Auth-Token"));
    await().until(() -> session.get(SYSTEM).status() == 401);
    assertThat(faults.all().get(0).struck()).isPositive();
  }

  @Test
  void inserted_can_be_true_too_early() throws Exception {
    faults.media(new MediaFault(null, null, null, "early", null, null));
    assertThat(insert("http://127.0.0.1:9/nowhere.iso")).isEqualTo(204);
    assertThat(client.get(CD).json().path("Inserted").asBoolean()).isTrue();
    await().until(() -> one.bmc.tasks().all().get(0).state().equals("Exception"));
    assertThat(client.get(CD).json().path("Inserted").asBoolean()).isTrue();
    assertThat(client.post(CD + "/Actions/VirtualMedia.EjectMedia", "{}").status()).isEqualTo(204);
  }

  @Test
  void inserted_can_stay_false_and_the_image_be_rewritten() throws Exception {
    faults.media(new MediaFault(null, null, null, "never", "{image}/", null));
    try (TestWeb web = new TestWeb()) {
      String image = web.put("/b.iso", new byte[2048]).toString();
      assertThat(insert(image)).isEqualTo(204);
      assertThat(client.get(CD).json().path("Inserted").asBoolean(true)).isFalse();
      assertThat(client.get(CD).json().path("Image").asString()).isEqualTo(image + "/");
    }
  }

  @Test
  void a_medium_can_be_another_cut_and_with_a_flipped_bit() throws Exception {
    try (TestWeb web = new TestWeb()) {
      String other = web.put("/other.iso", new byte[] {4, 5, 6, 7}).toString();
      faults.media(new MediaFault(null, 3L, 1L, null, null, other));
      assertThat(insert(web.put("/asked.iso", new byte[] {0, 0, 0, 0}).toString())).isEqualTo(204);
      MediaSource medium = one.bmc.cd().medium().orElseThrow();
      ByteBuffer read = ByteBuffer.allocate(3);
      medium.read(0, read);
      assertThat(read.array()).containsExactly(4, 5 ^ 1, 6);
      assertThatThrownBy(() -> medium.read(0, ByteBuffer.allocate(4)))
          .hasMessageContaining("cut at byte 3");
    }
  }

  @Test
  void faults_are_added_and_removed_one_by_one_and_add_up() {
    var slow = faults.add(new MediaFault(50, null, null, null, null, null));
    faults.add(new MediaFault(null, 100L, null, null, null, null));
    assertThat(faults.media().kibPerSecond()).isEqualTo(50);
    assertThat(faults.media().cutAt()).isEqualTo(100);
    assertThat(faults.remove(slow.id())).isTrue();
    assertThat(faults.media().kibPerSecond()).isNull();
    faults.clear();
    assertThat(faults.media()).isEqualTo(MediaFault.NONE);
  }

  private int insert(String image) {
    return client
        .post(CD + "/Actions/VirtualMedia.InsertMedia", "{\"Image\":\"" + image + "\"}")
        .status();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RAC0218", "RAC0720", "LicenseKeyRequired", "OemLicenseNotPassed"})
  void a_refusal_can_be_a_vendors(String message) {
    faults.http(List.of(HttpFault.refusal("GET", SYSTEM, 1, message)));
    var answer = client.get(SYSTEM);
    assertThat(answer.status()).isEqualTo(VendorRefusal.of(message).status());
    assertThat(answer.error()).isEqualTo(message);
    assertThat(client.get(SYSTEM).status()).isEqualTo(200);
  }

  @Test
  void every_message_of_a_vendor_has_its_source() {
    assertThat(VendorRefusal.all())
        .isNotEmpty()
        .allSatisfy(
            (key, message) -> {
              assertThat(message.id()).endsWith("." + key);
              assertThat(message.source()).isNotEmpty();
              assertThat(message.status()).isBetween(400, 599);
            });
  }

  @Test
  void a_message_that_nobody_sends_is_refused() {
    assertThatThrownBy(() -> HttpFault.refusal("GET", SYSTEM, 1, "RAC9999"))
        .hasMessageContaining("RAC9999")
        .hasMessageContaining("RAC0218");
  }

  /** One GET of the system goes wrong in this way. */
  private static HttpFault fault(
      @Nullable Long delayMs,
      @Nullable Boolean hang,
      @Nullable Boolean staleEtag,
      @Nullable Integer truncateAt,
      @Nullable String contentType,
      @Nullable Boolean emptyBody) {
    return new HttpFault(
        new HttpFault.When("GET", SYSTEM, 1, null),
        new HttpFault.WrongAnswer(null, null, null, contentType, emptyBody, staleEtag),
        new HttpFault.BadLine(delayMs, hang, null, truncateAt));
  }
}
