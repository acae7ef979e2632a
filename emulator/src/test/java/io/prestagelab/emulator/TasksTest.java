package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.bmc.BmcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations that go on as tasks: media that are fetched, and updates. */
class TasksTest {

  private static final String CD = SimulatedBmc.SYSTEM + "/VirtualMedia/Cd";
  private static final String INSERT = CD + "/Actions/VirtualMedia.InsertMedia";
  private static final String UPDATE =
      "/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate";
  private static final int LENGTH = 1 << 20;

  @TempDir Path folder;
  private final CountDownLatch secondHalf = new CountDownLatch(1);
  private SimulatedBmc one;
  private RedfishClient admin;
  private HttpServer web;

  @BeforeEach
  void start() throws IOException {
    BmcSettings settings = BmcSettings.of("s1", folder).withAsyncMedia();
    one = new SimulatedBmc(BmcServerSettings.in(folder), settings);
    admin = one.admin();
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newCachedThreadPool());
    web.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, LENGTH);
          exchange.getResponseBody().write(new byte[LENGTH / 2]);
          exchange.getResponseBody().flush();
          int sent = LENGTH / 2;
          try {
            while (!secondHalf.await(20, TimeUnit.MILLISECONDS)) {
              exchange.getResponseBody().write(0);
              exchange.getResponseBody().flush();
              sent++;
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.getResponseBody().write(new byte[LENGTH - sent]);
          exchange.close();
        });
    web.start();
  }

  @AfterEach
  void stop() {
    secondHalf.countDown();
    one.close();
    web.stop(0);
  }

  @Test
  void a_task_tells_how_far_it_is_and_its_monitor_ends_with_it() {
    Answer accepted = insert();
    assertThat(accepted.status()).isEqualTo(202);
    String monitor = accepted.header("Location");
    String task = accepted.json().path("@odata.id").asString();
    await().until(() -> admin.get(task).json().path("PercentComplete").asInt() >= 45);
    assertThat(admin.get(monitor).status()).isEqualTo(202);
    assertThat(admin.get(CD).json().path("Inserted").asBoolean(true)).isFalse();
    secondHalf.countDown();
    await().until(() -> admin.get(monitor).status() == 204);
    assertThat(admin.get(task).json().path("TaskState").asString()).isEqualTo("Completed");
    assertThat(admin.get(CD).json().path("Inserted").asBoolean()).isTrue();
    assertThat(admin.delete(task).status()).isEqualTo(204);
    assertThat(admin.get(task).status()).isEqualTo(404);
  }

  @Test
  void a_task_can_be_cancelled() {
    Answer accepted = insert();
    String task = accepted.json().path("@odata.id").asString();
    await().until(() -> admin.get(task).json().path("PercentComplete").asInt() >= 45);
    assertThat(admin.delete(accepted.header("Location")).status()).isEqualTo(202);
    await().until(() -> admin.get(task).json().path("TaskState").asString().equals("Cancelled"));
    assertThat(admin.get(CD).json().path("Inserted").asBoolean(true)).isFalse();
  }

  @Test
  void an_update_fetches_the_whole_image_and_shows_its_version() {
    secondHalf.countDown();
    Answer accepted = admin.post(UPDATE, "{\"ImageURI\":\"" + url("bmc-7.10.30.bin") + "\"}");
    assertThat(accepted.status()).isEqualTo(202);
    await().until(() -> admin.get(accepted.header("Location")).status() == 204);
    assertThat(
            admin
                .get("/redfish/v1/UpdateService/FirmwareInventory/BMC")
                .json()
                .path("Version")
                .asString())
        .isEqualTo("7.10.30");
  }

  @Test
  void an_update_that_cannot_be_fetched_is_a_failed_task() {
    Answer accepted = admin.post(UPDATE, "{\"ImageURI\":\"http://127.0.0.1:9/bmc.bin\"}");
    String task = accepted.json().path("@odata.id").asString();
    await().until(() -> admin.get(task).json().path("TaskState").asString().equals("Exception"));
    assertThat(admin.get(task).text()).contains("cannot be fetched");
    assertThat(admin.get(accepted.header("Location")).status()).isEqualTo(400);
  }

  private Answer insert() {
    return admin.post(
        INSERT, "{\"Image\":\"" + url("boot.iso") + "\",\"TransferMethod\":\"Upload\"}");
  }

  private URI url(String name) {
    return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/" + name);
  }
}
