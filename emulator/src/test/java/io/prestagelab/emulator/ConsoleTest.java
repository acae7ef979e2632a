package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.bmc.Role;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {

  @TempDir Path folder;
  private SimulatedBmc one;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
    one.bmc.reset(ResetType.ON);
    await().until(one.host::isOn);
  }

  @AfterEach
  void stop() {
    one.close();
  }

  private String path() {
    return one.admin()
        .get(SimulatedBmc.SYSTEM)
        .json()
        .at("/SerialConsole/WebSocket/ConsoleURI")
        .asString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private WebSocket open(RedfishClient client, Ears ears) throws Exception {
    return client.socket(path(), ears).get(60, TimeUnit.SECONDS);
  }

  @Test
  void readers_get_what_was_said_before_and_what_follows() throws Exception {
    one.host.type(bytes("before"));
    Ears first = new Ears();
    Ears second = new Ears();
    WebSocket a = open(one.admin(), first);
    WebSocket b = open(one.admin(), second);
    await().until(() -> first.heard().equals("before") && second.heard().equals("before"));
    one.host.type(bytes(" after"));
    await().until(() -> first.heard().equals("before after"));
    await().until(() -> second.heard().equals("before after"));
    a.abort();
    b.abort();
  }

  @Test
  void an_administrator_types() throws Exception {
    Ears ears = new Ears();
    WebSocket socket = open(one.admin(), ears);
    socket.sendText("root\n", true).get(60, TimeUnit.SECONDS);
    await().until(() -> ears.heard().equals("root\n"));
    socket.abort();
  }

  @Test
  void who_may_only_read_is_shut_out_when_typing() throws Exception {
    one.bmc.accounts().add("viewer", "viewer-word", Role.READ_ONLY, true);
    Ears ears = new Ears();
    WebSocket socket = open(one.anonymous().basic("viewer", "viewer-word"), ears);
    socket.sendText("root\n", true).get(60, TimeUnit.SECONDS);
    await().until(() -> ears.closed.get() == 1008);
    assertThat(ears.heard()).isEmpty();
  }

  @Test
  void nobody_reads_without_credentials() {
    assertThatThrownBy(() -> open(one.anonymous(), new Ears()))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(401));
  }

  @Test
  void a_session_token_opens_the_console() throws Exception {
    String token =
        one.anonymous()
            .post(
                "/redfish/v1/SessionService/Sessions",
                "{\"UserName\":\"admin\",\"Password\":\"password\"}")
            .header("X-Auth-Token");
    one.host.type(bytes("hello"));
    Ears ears = new Ears();
    WebSocket socket = open(one.anonymous().with("X-Auth-Token", token), ears);
    await().until(() -> ears.heard().equals("hello"));
    socket.abort();
  }

  private static final class Ears implements WebSocket.Listener {
    private final AtomicReference<String> text = new AtomicReference<>("");
    private final AtomicInteger closed = new AtomicInteger();

    String heard() {
      return Objects.requireNonNull(text.get());
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      text.accumulateAndGet(StandardCharsets.UTF_8.decode(data).toString(), String::concat);
      return WebSocket.Listener.super.onBinary(socket, data, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.set(status);
      return WebSocket.Listener.super.onClose(socket, status, reason);
    }
  }
}
