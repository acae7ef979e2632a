package io.prestagelab.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.RedfishClient;
import io.prestagelab.emulator.host.Accel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultControlTest {

  private static final String FAULTS = "/bmcs/server1/faults";

  @TempDir Path folder;
  private BmcFleet fleet;
  private RedfishClient control;
  private RedfishClient bmc;

  @BeforeEach
  void start() {
    fleet = BmcFleet.start(ServeConfig.usual(folder).withControl(0), Accel.TCG);
    control = new RedfishClient(fleet.controlUrl().orElseThrow());
    bmc = new RedfishClient(fleet.url(fleet.bmcs().get(0))).basic("admin", "password");
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void it_is_off_unless_asked_for() {
    try (BmcFleet other = BmcFleet.start(ServeConfig.usual(folder.resolve("other")), Accel.TCG)) {
      assertThat(other.controlUrl()).isEmpty();
    }
  }

  @Test
  void the_bmcs_are_listed() {
    assertThat(control.get("/bmcs").json().at("/0/name").asString()).isEqualTo("server1");
    assertThat(control.get("/bmcs").json().at("/0/url").asString()).startsWith("https://");
  }

  @Test
  void a_fault_strikes_once_added_and_no_more_once_removed() throws IOException {
    var added = control.post(FAULTS, "{\"http\":{\"path\":\".*/Systems\",\"status\":503}}");
    assertThat(added.status()).isEqualTo(201);
    assertThat(bmc.get("/redfish/v1/Systems").status()).isEqualTo(503);
    assertThat(control.get(FAULTS).json().at("/0/struck").asInt()).isEqualTo(1);
    assertThat(control.get(FAULTS).json().at("/0/http/status").asInt()).isEqualTo(503);
    assertThat(control.delete(FAULTS + "/" + added.json().path("id").asInt()).status())
        .isEqualTo(204);
    assertThat(bmc.get("/redfish/v1/Systems").status()).isEqualTo(200);
    assertThat(Files.readString(folder.resolve("faults.jsonl"))).contains("status=503");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"media": {"kibPerSecond": 50}}
          {"bmc": {"onceIgnored": true}}
          {"host": {"bootsNowhere": true}}
          {"http": {"hang": true, "method": "GET"}}
          """)
  void faults_of_every_kind_are_taken(String fault) {
    assertThat(control.post(FAULTS, fault).status()).isEqualTo(201);
    assertThat(control.get(FAULTS).json().size()).isEqualTo(1);
    assertThat(control.delete(FAULTS).status()).isEqualTo(204);
    assertThat(control.get(FAULTS).json().size()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"http": {"colour": "red"}}      | colour
          {"http": {"path": "("}}          | fault path
          {"http": {"probability": 2}}     | 0 to 1
          {"media": {"inserted": "later"}} | early
          {"weather": {}}                  | send one object
          {}                               | send one object
          {                                | {
          """)
  void a_wrong_fault_is_explained(String fault, String word) {
    var refused = control.post(FAULTS, fault);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("error").asString())
        .containsIgnoringCase(word.strip().equals("{") ? "" : word);
    assertThat(control.get(FAULTS).json().size()).isZero();
  }

  @Test
  void what_is_not_there_is_404() {
    assertThat(control.get("/bmcs/nobody/faults").status()).isEqualTo(404);
    assertThat(control.delete(FAULTS + "/77").status()).isEqualTo(404);
    assertThat(control.get("/").status()).isEqualTo(404);
    assertThat(control.patch(FAULTS, "{}").status()).isEqualTo(405);
  }

  @Test
  void a_web_page_cannot_call_it() throws IOException {
    URI url = fleet.controlUrl().orElseThrow();
    String get = "GET /bmcs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assertThat(exchange(url.getPort(), get)).contains(" 403 ");
    String form =
        "POST "
            + FAULTS
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 2\r\nConnection: close\r\n\r\n{}";
    assertThat(exchange(url.getPort(), form)).contains(" 415 ");
  }

  private static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
