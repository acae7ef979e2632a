package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.BmcSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that want too much, are too slow, or look for what is not theirs. */
@Timeout(180)
class HardeningTest {

  private static final String LOGIN = "Authorization: Basic YWRtaW46cGFzc3dvcmQ=\r\n";
  private static final String SYSTEM = SimulatedBmc.SYSTEM;

  @TempDir Path folder;
  private SimulatedBmc one;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(BmcServerSettings.in(folder).withoutTls(), BmcSettings.of("s1", folder));
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void a_body_that_is_too_long_is_refused_before_it_is_read() throws IOException {
    String head = "PATCH " + SYSTEM + " HTTP/1.1\r\nHost: a\r\n" + LOGIN;
    assertThat(exchange(head + "Content-Length: 999999999\r\n\r\n")).contains(" 413 ");
  }

  @Test
  void a_chunked_body_that_is_too_long_is_refused() throws IOException {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    String head = "PATCH " + SYSTEM + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";
    assertThat(exchange(head + LOGIN + "\r\n" + chunk.repeat(17))).contains(" 413 ");
  }

  @Test
  void a_header_that_is_too_long_is_refused() throws IOException {
    String header = "X-Long: " + "z".repeat(20_000) + "\r\n";
    String answer = exchange("GET /redfish/v1/ HTTP/1.1\r\nHost: a\r\n" + header + "\r\n");
    assertThat(answer).contains(" 431 ").contains("@Message.ExtendedInfo");
  }

  @ParameterizedTest
  @CsvSource({
    "/redfish/v1/../../etc/passwd",
    "/redfish/v1/Systems/..%2f..%2fetc/passwd",
    "/redfish/v1/Systems/%2e%2e/%2e%2e/etc/passwd",
    "/redfish/v1//Systems/s1/../../../etc/passwd",
    "/redfish/v1/Systems/s1%00"
  })
  void paths_lead_nowhere_but_to_resources(String path) throws IOException {
    String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + LOGIN + "\r\n");
    assertThat(answer).containsPattern(" 40[04] ").doesNotContain("root:");
  }

  @Test
  void deep_nesting_is_refused_as_malformed() {
    String deep = "{\"a\":".repeat(3000) + "1" + "}".repeat(3000);
    assertThat(one.admin().patch(SYSTEM, deep).status()).isEqualTo(400);
  }

  @Test
  void slow_clients_keep_nobody_waiting() throws IOException {
    List<Socket> slow = new ArrayList<>();
    int threads = Resources.threads();
    try {
      for (int i = 0; i < 300; i++) {
        slow.add(begun(i));
      }
      assertThat(one.admin().get(SYSTEM).status()).isEqualTo(200);
      assertThat(Resources.threads()).isLessThan(threads + 100);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** A request of which only a part is sent: of its header, or of its body. */
  private Socket begun(int number) throws IOException {
    Socket socket = socket();
    String request = "POST " + SYSTEM + "/Actions/ComputerSystem.Reset HTTP/1.1\r\nHost: a\r\n";
    String body = number % 2 == 0 ? LOGIN + "Content-Length: 1000\r\n\r\n{\"Reset" : "X-Part: ";
    socket.getOutputStream().write((request + body).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void clients_that_come_and_go_leave_no_threads_and_no_files_open() throws IOException {
    comeAndGo(20);
    int files = Resources.files();
    int threads = Resources.threads();
    comeAndGo(400);
    await().until(() -> Resources.files() <= files + 5 && Resources.threads() <= threads + 10);
  }

  private void comeAndGo(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      if (i % 3 == 0) {
        exchange("GET " + SYSTEM + " HTTP/1.1\r\nHost: a\r\n" + LOGIN + "\r\n");
      } else {
        begun(i).close();
      }
    }
  }

  @Test
  void no_secret_is_written_anywhere() throws IOException {
    RedfishClient admin = one.admin();
    String accounts = "/redfish/v1/AccountService/Accounts";
    admin.post(
        "/redfish/v1/SessionService/Sessions",
        "{\"UserName\":\"admin\",\"Password\":\"secret-in-a-session\"}");
    var opened =
        admin.post(
            "/redfish/v1/SessionService/Sessions",
            "{\"UserName\":\"admin\",\"Password\":\"password\"}");
    one.anonymous().with("X-Auth-Token", opened.header("X-Auth-Token")).get(SYSTEM);
    admin.post(
        accounts, "{\"UserName\":\"x\",\"Password\":\"secret-of-x\",\"RoleId\":\"ReadOnly\"}");
    admin.patch(accounts + "/x", "{\"Password\":\"secret-of-x-2\",\"Colour\":\"red\"}");
    admin.patch(accounts + "/x", "{\"Password\":[\"secret-in-a-list\"]}");
    admin.post(
        SYSTEM + "/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia",
        "{\"Image\":\"http://user:secret-in-a-url@127.0.0.1:9/x.iso\",\"UserName\":\"u\","
            + "\"Password\":\"secret-of-media\"}");
    admin.post(
        "/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate",
        "{\"ImageURI\":\"http://127.0.0.1:9/x\",\"Password\":\"secret-of-update\"}");
    admin.post(
        "/redfish/v1/EventService/Subscriptions",
        "{\"Destination\":\"http://u:secret-in-destination@127.0.0.1:9/\","
            + "\"HttpHeaders\":[{\"Authorization\":\"secret-in-a-header\"}]}");
    admin.get("/redfish/v1/EventService/Subscriptions?$expand=.");
    String kept = everythingIn(folder);
    assertThat(kept)
        .contains("InsertMedia")
        .doesNotContain("secret-")
        .doesNotContain(opened.header("X-Auth-Token"));
  }

  private static String everythingIn(Path folder) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return text.toString();
  }

  private Socket socket() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), one.server.url(one.bmc).getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private String exchange(String request) throws IOException {
    try (Socket socket = socket()) {
      InputStream in = socket.getInputStream();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
      } catch (SocketException e) {
        // refused before all of it was sent: the answer is there already
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
