package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Nonsense on every resource and action, and on addresses that are none: no answer is a 5xx but
 * 501, and the service stays well. Longer by {@code -Dprestagelab.fuzz=COUNT}.
 */
class FuzzTest {

  private static final int COUNT = Integer.getInteger("prestagelab.fuzz", 1500);
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW", "get");
  private static final List<String> PATHS =
      List.of(
          "/redfish/v1/",
          "/redfish/v1/Systems/s1",
          "/redfish/v1/Systems/s1/",
          "/redfish/v1/Systems/s1/Actions/ComputerSystem.Reset",
          "/redfish/v1/Managers/s1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia",
          "/redfish/v1/Managers/s1/VirtualMedia/Cd/Actions/VirtualMedia.EjectMedia",
          "/redfish/v1/SessionService/Sessions",
          "/redfish/v1/SessionService",
          "/redfish/v1/AccountService/Accounts",
          "/redfish/v1/AccountService/Accounts/reader",
          "/redfish/v1/Systems/s1/Bios/Settings",
          "/redfish/v1/EventService/Subscriptions",
          "/redfish/v1/EventService/Actions/EventService.SubmitTestEvent",
          "/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate",
          "/redfish/v1/Systems/s1/LogServices/SEL/Entries/%00",
          "/redfish/v1/../../etc/passwd",
          "/redfish/v1/Systems/%2e%2e%2f%2e%2e",
          "//redfish//v1//Systems",
          "/%ff%fe",
          "*",
          "/redfish/v1/Systems?$expand=.($levels=6)",
          "/redfish/v1/Systems?$filter=((((",
          "/redfish/v1/Systems?$top=99999999999999999999",
          "/redfish/v1/Systems?$select=,,,/",
          "/redfish/v1/Systems?$filter=not+not+a+eq+'",
          "/redfish/v1/$metadata",
          "/redfish/v1/TaskService/Tasks/99999999999999999999");
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "0",
          "\"\"",
          "{}",
          "{\"ResetType\":1e999}",
          "{\"ResetType\":null}",
          "{\"Image\":\"http://[::\",\"Inserted\":true}",
          "{\"Image\":\"file:///etc/passwd\"}",
          "{\"Image\":\"\\u0000\"}",
          "{\"Image\":{}}",
          "{\"Boot\":null}",
          "{\"Boot\":[]}",
          "{\"Boot\":{\"BootSourceOverrideMode\":{}}}",
          "{\"Boot\":{\"BootSourceOverrideEnabled\":[\"Once\"]}}",
          "{\"Attributes\":7}",
          "{\"Attributes\":{\"SysProfile\":[]}}",
          "{\"SessionTimeout\":123456789012345678901}",
          "{\"SessionTimeout\":-1}",
          "{\"UserName\":\"\\ud800\",\"Password\":\"x\"}",
          "{\"UserName\":5,\"Password\":[]}",
          "{\"a/b\":{\"c~d\":1}}",
          "{\"\":{\"\":{}}}",
          "{\"Destination\":\"http:// \"}",
          "{\"Destination\":\"http://a b/\"}",
          "{\"ImageURI\":\"gopher://x\"}",
          "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}",
          "{\"x\":" + "9".repeat(5000) + "}",
          "{\"x\":\"" + "y".repeat(100_000) + "\"}");

  @TempDir Path folder;

  @Test
  void nonsense_is_answered_politely() throws IOException {
    try (SimulatedBmc one =
        new SimulatedBmc(BmcServerSettings.in(folder).withoutTls(), settings())) {
      Random random = new Random(Long.getLong("prestagelab.fuzz.seed", 7));
      int port = one.server.url(one.bmc).getPort();
      List<String> paths = new ArrayList<>(PATHS);
      Map<String, JsonNode> resources = Crawl.resources(one.admin());
      paths.addAll(resources.keySet());
      paths.addAll(Crawl.actions(resources.values()));
      for (int i = 0; i < COUNT; i++) {
        String method = pick(METHODS, random);
        String path = pick(paths, random);
        String body = pick(BODIES, random);
        int status = exchange(port, request(method, path, body, random));
        assertThat(status).as("%s %s %s", method, path, body).isNotEqualTo(500).isLessThan(502);
      }
      assertThat(one.anonymous().get("/redfish/v1/").status()).isEqualTo(200);
    }
  }

  private io.prestagelab.emulator.bmc.BmcSettings settings() {
    return io.prestagelab.emulator.bmc.BmcSettings.of("s1", folder);
  }

  private static String request(String method, String path, String body, Random random) {
    StringBuilder text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: a\r\n");
    if (random.nextInt(4) > 0) {
      text.append("Authorization: Basic YWRtaW46cGFzc3dvcmQ=\r\n");
    } else {
      text.append(
          pick(List.of("Authorization: Basic %%%\r\n", "X-Auth-Token: \u00e4\r\n", ""), random));
    }
    if (random.nextInt(10) == 0) {
      text.append("X-Long: ").append("z".repeat(20_000)).append("\r\n");
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    text.append("Content-Type: application/json\r\nConnection: close\r\n");
    return text.append("Content-Length: ")
        .append(length)
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  /** The status, or 0 if the connection was closed without an answer. */
  private static int exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      String head = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return head.startsWith("HTTP/1.1 ") ? Integer.parseInt(head.substring(9, 12)) : 0;
    } catch (java.net.SocketException e) {
      return 0;
    }
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
