package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.MediaRules;
import io.prestagelab.emulator.fault.MediaFault;
import io.prestagelab.emulator.media.MediaLimits;
import io.prestagelab.emulator.media.PlainWeb;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Which media a BMC takes, and by which ways. */
class MediaRulesTest {

  private static final String DRIVE = SimulatedBmc.SYSTEM + "/VirtualMedia/Cd";
  private static final String INSERT = DRIVE + "/Actions/VirtualMedia.InsertMedia";
  private static final String EJECT = DRIVE + "/Actions/VirtualMedia.EjectMedia";

  @TempDir Path folder;

  private SimulatedBmc with(MediaRules rules) {
    BmcSettings settings = BmcSettings.of("s1", folder).withMedia(rules);
    return new SimulatedBmc(BmcServerSettings.in(folder), settings);
  }

  private static String image(Object url) {
    return "{\"Image\":\"" + url + "\"}";
  }

  private static JsonNode drive(SimulatedBmc one) {
    return one.admin().get(DRIVE).json();
  }

  private static byte[] iso() {
    byte[] iso = new byte[40_000];
    byte[] magic = "CD001".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(magic, 0, iso, 16 * 2048 + 1, magic.length);
    return iso;
  }

  @Test
  void a_url_may_be_too_long() throws IOException {
    MediaRules rules = new MediaRules(MediaLimits.USUAL, 60, true);
    try (SimulatedBmc one = with(rules);
        TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[4096]);
      Answer refused = one.admin().post(INSERT, image(image + "?token=" + "x".repeat(60)));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("at most 60");
      String query = image + "?token=1";
      assertThat(one.admin().post(INSERT, image(query)).status()).isEqualTo(204);
      assertThat(drive(one).path("Image").asString("")).isEqualTo(query);
      assertThat(drive(one).path("ImageName").asString("")).isEqualTo("boot.iso");
    }
  }

  @Test
  void what_is_no_iso_may_be_refused() throws IOException {
    MediaLimits limits =
        new MediaLimits(1 << 20, Duration.ofSeconds(60), Duration.ofMinutes(1), false, true);
    try (SimulatedBmc one = with(new MediaRules(limits, 1000, true));
        TestWeb web = new TestWeb()) {
      URI text = web.put("/page.html", new byte[40_000]);
      Answer refused = one.admin().post(INSERT, image(text));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("not an ISO 9660 image");
      URI image = web.put("/boot.iso", iso());
      assertThat(one.admin().post(INSERT, image(image)).status()).isEqualTo(204);
    }
  }

  @Test
  void a_name_that_does_not_resolve_is_said_to() {
    try (SimulatedBmc one = new SimulatedBmc(folder)) {
      Answer refused = one.admin().post(INSERT, image("http://no-such-host.invalid/boot.iso"));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("name cannot be resolved");
    }
  }

  @Test
  void detached_media_are_accepted_and_never_shown() throws IOException {
    MediaRules rules = new MediaRules(MediaLimits.USUAL, 1000, false);
    try (SimulatedBmc one = with(rules);
        TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[4096]);
      assertThat(one.admin().post(INSERT, image(image)).status()).isEqualTo(204);
      assertThat(drive(one).path("Inserted").asBoolean(true)).isFalse();
      assertThat(one.bmc.cd().medium()).isEmpty();
    }
  }

  @Test
  void an_eject_is_not_lost_on_an_image_that_was_claimed() throws Exception {
    try (SimulatedBmc one = new SimulatedBmc(folder);
        PlainWeb web = new PlainWeb()) {
      one.bmc.settings().faults().media(new MediaFault(null, null, null, "early", null, null));
      URI image = web.halting(new byte[4096]);
      assertThat(one.admin().post(INSERT, image(image)).status()).isEqualTo(204);
      assertThat(drive(one).path("Inserted").asBoolean(false)).isTrue();
      web.awaitHalf();
      assertThat(one.admin().post(EJECT, "{}").status()).isEqualTo(204);
      web.goOn();
      await().until(() -> one.bmc.tasks().all().stream().allMatch(task -> task.ended() != null));
      assertThat(drive(one).path("Inserted").asBoolean(true)).isFalse();
      assertThat(one.bmc.cd().medium()).isEmpty();
    }
  }

  @Test
  void a_drive_is_filled_and_emptied_by_patch() throws IOException {
    try (SimulatedBmc one = new SimulatedBmc(folder);
        TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", new byte[4096]);
      String body = "{\"Image\":\"" + image + "\",\"Inserted\":true,\"WriteProtected\":true}";
      assertThat(one.admin().patch(DRIVE, body).status()).isEqualTo(204);
      assertThat(drive(one).path("Image").asString("")).isEqualTo(image.toString());
      assertThat(one.admin().patch(DRIVE, "{\"Image\":null}").status()).isEqualTo(204);
      assertThat(drive(one).path("Inserted").asBoolean(true)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"Bogus\":1}", "{\"MediaTypes\":[]}", "{\"WriteProtected\":true}"})
  void a_drive_cannot_be_changed_otherwise(String body) {
    try (SimulatedBmc one = new SimulatedBmc(folder)) {
      assertThat(one.admin().patch(DRIVE, body).status()).isEqualTo(400);
    }
  }

  @Test
  void a_server_of_media_is_believed_by_its_certificate_if_that_is_looked_at() throws IOException {
    Certificate own = Certificate.keptIn(folder.resolve("web"));
    HttpsServer web =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setHttpsConfigurator(new HttpsConfigurator(own.tls()));
    web.createContext("/", MediaRulesTest::serve);
    web.start();
    try (SimulatedBmc one = new SimulatedBmc(folder)) {
      String url = image("https://127.0.0.1:" + web.getAddress().getPort() + "/boot.iso");
      RedfishClient admin = one.admin();
      assertThat(admin.post(INSERT, url).status()).isEqualTo(204);
      assertThat(admin.post(EJECT, "{}").status()).isEqualTo(204);
      assertThat(admin.patch(DRIVE, "{\"VerifyCertificate\":true}").status()).isEqualTo(204);
      Answer refused = admin.post(INSERT, url);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).contains("PKIX");
      String certificate =
          new ObjectMapper()
              .createObjectNode()
              .put("CertificateString", own.pem())
              .put("CertificateType", "PEM")
              .toString();
      Answer added = admin.post(DRIVE + "/Certificates", certificate);
      assertThat(added.status()).isEqualTo(201);
      assertThat(admin.post(INSERT, url).status()).isEqualTo(204);
      assertThat(admin.post(EJECT, "{}").status()).isEqualTo(204);
      assertThat(admin.delete(added.header("Location")).status()).isEqualTo(204);
      assertThat(admin.post(INSERT, url).status()).isEqualTo(400);
    } finally {
      web.stop(0);
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 4096);
      exchange.getResponseBody().write(new byte[4096]);
    }
  }
}
