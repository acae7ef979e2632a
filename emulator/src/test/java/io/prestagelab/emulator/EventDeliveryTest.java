package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Events that are posted to listeners (DSP0266, Eventing; DSP0268, EventDestination). */
class EventDeliveryTest {

  private static final String SUBSCRIPTIONS = "/redfish/v1/EventService/Subscriptions";
  private static final String SUBMIT =
      "/redfish/v1/EventService/Actions/EventService.SubmitTestEvent";

  @TempDir Path folder;
  private SimulatedBmc one;
  private RedfishClient admin;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
    admin = one.admin();
  }

  @AfterEach
  void stop() {
    one.close();
  }

  /** One thread: a listener that is busy with an event takes no other. */
  private HttpServer listening(HttpServer ear) {
    ear.createContext("/", this::hear);
    ear.start();
    return ear;
  }

  private static InetSocketAddress anywhere() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode event = new ObjectMapper().readTree(exchange.getRequestBody());
      heads.add(exchange.getProtocol() + " " + exchange.getRequestHeaders().containsKey("Upgrade"));
      boolean taken = refusals.getAndDecrement() <= 0;
      if (taken) {
        event.path("Events").forEach(record -> heard.add(record.path("EventId").asString("")));
      }
      exchange.sendResponseHeaders(taken ? 204 : 503, -1);
    }
  }

  private String subscribe(String scheme, int port, String more) {
    String body = "{\"Destination\":\"%s://127.0.0.1:%d/\",\"Protocol\":\"Redfish\"%s}";
    RedfishClient.Answer made = admin.post(SUBSCRIPTIONS, body.formatted(scheme, port, more));
    assertThat(made.status()).isEqualTo(201);
    return made.header("Location");
  }

  private void submit(int number) {
    String body = "{\"MessageId\":\"Base.1.8.Success\",\"EventId\":\"%d\"}";
    assertThat(admin.post(SUBMIT, body.formatted(number)).status()).isEqualTo(204);
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  @Test
  void events_come_in_order_over_one_old_connection() throws IOException {
    HttpServer ear = listening(HttpServer.create(anywhere(), 0));
    subscribe("http", ear.getAddress().getPort(), "");
    IntStream.range(0, 40).forEach(this::submit);
    await().until(() -> heard.size() >= 40);
    assertThat(heard).isEqualTo(numbers(40));
    assertThat(heads).allMatch("HTTP/1.1 false"::equals);
    ear.stop(0);
  }

  @Test
  void a_listener_with_a_certificate_of_its_own_hears_them() throws IOException {
    HttpsServer ear = secure();
    subscribe("https", ear.getAddress().getPort(), "");
    submit(0);
    await().until(() -> heard.equals(numbers(1)));
    ear.stop(0);
  }

  private HttpsServer secure() throws IOException {
    HttpsServer ear = HttpsServer.create(anywhere(), 0);
    ear.setHttpsConfigurator(
        new HttpsConfigurator(Certificate.keptIn(folder.resolve("ear")).tls()));
    listening(ear);
    return ear;
  }

  @Test
  void a_certificate_that_is_to_be_verified_is() throws IOException {
    HttpsServer ear = secure();
    String uri = subscribe("https", ear.getAddress().getPort(), ",\"VerifyCertificate\":true");
    submit(0);
    await().until(() -> health(uri).equals("Warning"));
    JsonNode seen = admin.get(uri).json();
    assertThat(seen.at("/Status/Conditions/0/Message").asString("")).contains("SSLHandshake");
    assertThat(heard).isEmpty();
    admin.patch(uri, "{\"VerifyCertificate\":false}");
    await().until(() -> heard.equals(numbers(1)));
    // the sender learns of it after the listener
    await().until(() -> health(uri).equals("OK"));
    ear.stop(0);
  }

  private String health(String uri) {
    return admin.get(uri).json().at("/Status/Health").asString("");
  }

  @Test
  void an_event_that_is_not_taken_is_sent_again_before_the_next() throws IOException {
    admin.patch("/redfish/v1/EventService", "{\"DeliveryRetryIntervalSeconds\":1}");
    HttpServer ear = listening(HttpServer.create(anywhere(), 0));
    refusals.set(1);
    subscribe("http", ear.getAddress().getPort(), "");
    IntStream.range(0, 5).forEach(this::submit);
    await().until(() -> heard.size() >= 5);
    assertThat(heard).isEqualTo(numbers(5));
    ear.stop(0);
  }

  @Test
  void a_listener_that_is_not_there_is_given_up_and_the_reason_shown() {
    admin.patch("/redfish/v1/EventService", "{\"DeliveryRetryAttempts\":0}");
    String uri = subscribe("http", 1, "");
    submit(0);
    await().until(() -> health(uri).equals("Critical"));
    JsonNode status = admin.get(uri).json().path("Status");
    assertThat(status.path("State").asString("")).isEqualTo("Disabled");
    assertThat(status.at("/Conditions/0/Message").asString("")).contains("ConnectException");
    String resume = uri + "/Actions/EventDestination.ResumeSubscription";
    assertThat(admin.post(resume, "{}").status()).isEqualTo(204);
    assertThat(health(uri)).isEqualTo("OK");
  }

  @Test
  void a_subscription_may_end_with_its_listener() {
    admin.patch("/redfish/v1/EventService", "{\"DeliveryRetryAttempts\":0}");
    String uri = subscribe("http", 1, ",\"DeliveryRetryPolicy\":\"TerminateAfterRetries\"");
    submit(0);
    await().until(() -> admin.get(uri).status() == 404);
  }

  @Test
  void messages_that_are_not_wanted_are_left_out() throws IOException {
    HttpServer ear = listening(HttpServer.create(anywhere(), 0));
    subscribe("http", ear.getAddress().getPort(), ",\"ExcludeRegistryPrefixes\":[\"Base\"]");
    submit(7);
    one.bmc.reset(ResetType.ON);
    await().until(() -> !heard.isEmpty());
    assertThat(heard).doesNotContain("7");
    ear.stop(0);
  }
}
