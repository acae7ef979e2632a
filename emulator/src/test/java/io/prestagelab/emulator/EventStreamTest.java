package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Server-sent events, read from the bare socket. */
@Timeout(180)
class EventStreamTest {

  private static final String SUBSCRIPTIONS = "/redfish/v1/EventService/Subscriptions";
  private static final String TEST =
      "/redfish/v1/EventService/Actions/EventService.SubmitTestEvent";

  private static final int MOST_LINES = 20_000;

  @TempDir Path folder;
  private SimulatedBmc one;
  private RedfishClient admin;
  private String stream;

  @BeforeEach
  void start() {
    BmcServerSettings settings =
        BmcServerSettings.in(folder).withoutTls().withHeartbeat(Duration.ofMillis(50));
    one = new SimulatedBmc(settings, BmcSettings.of("s1", folder));
    admin = one.admin();
    stream = admin.get("/redfish/v1/EventService").json().path("ServerSentEventUri").asString();
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void events_come_down_the_stream_with_their_numbers() throws IOException {
    try (Listener listener = listen(stream, "")) {
      assertThat(listener.head).contains("200 OK").contains("Content-Type: text/event-stream");
      assertThat(listener.head).contains("Transfer-Encoding: chunked");
      one.bmc.reset(ResetType.ON);
      JsonNode event = listener.event("BOOTED");
      assertThat(event.path("@odata.type").asString()).startsWith("#Event.");
      assertThat(event.path("Id").asString()).isEqualTo(listener.lastId);
      assertThat(event.at("/Events/0/OriginOfCondition/@odata.id").asString())
          .isEqualTo(SimulatedBmc.SYSTEM);
    }
  }

  @Test
  void a_stream_is_a_subscription_while_it_is_open() throws IOException {
    try (Listener listener = listen(stream, "")) {
      String uri = onlySubscription();
      JsonNode seen = admin.get(uri).json();
      assertThat(seen.path("SubscriptionType").asString()).isEqualTo("SSE");
      assertThat(seen.path("Context").asString()).isNotEmpty();
      assertThat(admin.delete(uri).status()).isEqualTo(204);
      assertThat(listener.isEnded()).isTrue();
    }
    assertThat(subscriptions()).isZero();
  }

  @Test
  void a_client_that_has_gone_is_forgotten() throws IOException {
    listen(stream, "").close();
    await().until(() -> subscriptions() == 0);
  }

  @Test
  void the_end_of_its_session_does_not_end_a_stream() throws IOException {
    var opened =
        one.anonymous()
            .post(
                "/redfish/v1/SessionService/Sessions",
                "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    String token = "X-Auth-Token: " + opened.header("X-Auth-Token") + "\r\n";
    try (Listener listener = new Listener(stream, token)) {
      admin.delete(opened.header("Location"));
      submit("one");
      assertThat(listener.event("\"one\"")).isNotNull();
    }
  }

  @Test
  void the_end_of_the_server_ends_a_stream() throws IOException {
    try (Listener listener = listen(stream, "")) {
      one.close();
      assertThat(listener.isEnded()).isTrue();
    }
  }

  @Test
  void who_comes_back_hears_what_was_missed() throws IOException {
    String seen;
    try (Listener listener = listen(stream, "")) {
      submit("first");
      listener.event("\"first\"");
      seen = listener.lastId;
    }
    submit("second");
    try (Listener again = listen(stream, "Last-Event-ID: " + seen + "\r\n")) {
      assertThat(again.event("Events").toString()).contains("\"second\"");
    }
  }

  @Test
  void a_filter_keeps_other_events_away() throws IOException {
    String filter = "?$filter=MessageId%20eq%20'ResourceEvent.1.4.ResourcePoweredOff'";
    try (Listener listener = listen(stream + filter, "")) {
      one.bmc.reset(ResetType.ON);
      await().until(() -> one.host.isOn());
      one.bmc.reset(ResetType.FORCE_OFF);
      assertThat(listener.event("Events").at("/Events/0/MessageId").asString())
          .endsWith("ResourcePoweredOff");
    }
  }

  @Test
  void without_a_login_there_is_no_stream() throws IOException {
    try (Listener listener = new Listener(stream, "")) {
      assertThat(listener.head).contains("401").contains("application/json");
    }
  }

  @Test
  void there_are_only_so_many_streams() throws IOException {
    List<Listener> open = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      open.add(listen(stream, ""));
    }
    await().until(() -> subscriptions() == 10);
    try (Listener tooMany = listen(stream, "")) {
      assertThat(tooMany.head).contains("503");
    }
    open.forEach(Listener::close);
    await().until(() -> subscriptions() == 0);
    try (Listener again = listen(stream, "")) {
      assertThat(again.head).contains("200 OK");
    }
  }

  @Test
  void clients_that_come_and_go_leave_no_threads_and_no_files_open() throws IOException {
    comeAndGo(5);
    int files = Resources.files();
    int threads = Resources.threads();
    comeAndGo(20);
    await().until(() -> Resources.files() <= files + 5 && Resources.threads() <= threads + 5);
  }

  private void comeAndGo(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Listener listener = listen(stream, "");
      if (i % 2 == 0) {
        listener.close();
      } else {
        admin.delete(onlySubscription());
        assertThat(listener.isEnded()).isTrue();
        listener.close();
      }
      await().until(() -> subscriptions() == 0);
    }
  }

  private String onlySubscription() {
    await().until(() -> subscriptions() == 1);
    return admin.get(SUBSCRIPTIONS).json().at("/Members/0/@odata.id").asString();
  }

  private int subscriptions() {
    return admin.get(SUBSCRIPTIONS).json().path("Members@odata.count").asInt();
  }

  private void submit(String message) {
    String body = "{\"MessageId\":\"Base.1.22.Success\",\"Message\":\"" + message + "\"}";
    assertThat(admin.post(TEST, body).status()).isEqualTo(204);
  }

  private Listener listen(String path, String headers) throws IOException {
    return new Listener(path, "Authorization: Basic YWRtaW46cGFzc3dvcmQ=\r\n" + headers);
  }

  private final class Listener implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    final String head;
    String lastId = "";

    Listener(String path, String headers) throws IOException {
      int port = one.server.url(one.bmc).getPort();
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      String request = "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder lines = new StringBuilder();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        lines.append(line).append('\n');
      }
      head = lines.toString();
    }

    /** The next event that contains {@code text}. */
    JsonNode event(String text) throws IOException {
      // heartbeats come all the time: an event that does not come would be waited for for ever
      for (int lines = 0; lines < MOST_LINES; lines++) {
        String line = String.valueOf(in.readLine());
        if (line.startsWith("id: ")) {
          lastId = line.substring("id: ".length());
        } else if (line.startsWith("data: ") && line.contains(text)) {
          return new ObjectMapper().readTree(line.substring("data: ".length()));
        }
      }
      throw new IllegalStateException("the stream has nothing of " + text);
    }

    /** The last chunk has the length 0 (RFC 9112). */
    boolean isEnded() throws IOException {
      String line = in.readLine();
      while (line != null && !line.equals("0")) {
        line = in.readLine();
      }
      return true;
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
