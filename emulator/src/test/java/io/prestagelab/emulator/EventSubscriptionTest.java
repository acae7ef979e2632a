package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.prestagelab.emulator.bmc.ResetType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSubscriptionTest {

  @TempDir Path folder;
  private SimulatedBmc one;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void a_subscriber_is_sent_events() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    HttpServer ear =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ear.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          heard.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    ear.start();
    String body =
        "{\"Destination\":\"http://127.0.0.1:%d/\",\"Protocol\":\"Redfish\",\"Context\":\"mine\"}";
    var made =
        one.admin()
            .post(
                "/redfish/v1/EventService/Subscriptions",
                body.formatted(ear.getAddress().getPort()));
    assertThat(made.status()).isEqualTo(201);
    one.bmc.reset(ResetType.ON);
    await().until(() -> String.join("", heard).contains("BOOTED"));
    assertThat(heard.get(0)).contains("\"Context\":\"mine\"");
    ear.stop(0);
  }
}
