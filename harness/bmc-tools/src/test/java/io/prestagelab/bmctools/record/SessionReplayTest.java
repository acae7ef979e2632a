package io.prestagelab.bmctools.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.bmctools.client.BootMode;
import io.prestagelab.bmctools.client.BootSource;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.Credentials;
import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.host.SimulatedHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An installation's session, recorded from the emulator and played back. */
@Execution(ExecutionMode.CONCURRENT)
final class SessionReplayTest {
  private static final String USER = "site_installer";
  private static final String PASSWORD = "Very-Secret-4711";

  @TempDir Path folder;

  private final SimulatedHost host = new SimulatedHost("SRV4711X");
  private BmcServer server;
  private Bmc bmc;
  private ServedImage image;

  @BeforeEach
  void start() throws IOException {
    server = new BmcServer(BmcServerSettings.in(folder.resolve("bmc")));
    bmc =
        server.add(
            BmcSettings.of("SRV4711X", folder).withCredentials(new Credentials(USER, PASSWORD)),
            host);
    server.start();
    image = new ServedImage();
  }

  @AfterEach
  void stop() {
    server.close();
    image.close();
  }

  @Test
  void an_installation_replays_without_departure_also_with_another_image_and_user()
      throws IOException, InterruptedException {
    Path file = record();
    assertThat(host.boots()).last().isEqualTo(BootDevice.CD);
    try (Replay replay = replay(file)) {
      install(replay.url(), "somebody", "else", URI.create("http://10.9.8.7:99/other.iso"));
      assertThat(replay.await(Duration.ofSeconds(60))).isEmpty();
    }
  }

  @Test
  void no_secret_of_the_session_is_in_the_file() throws IOException {
    record();
    List<String> secrets = List.of(PASSWORD, USER, "PL-SRV4711X");
    assertThat(SecretSearch.in(folder.resolve("kept"), secrets)).isEmpty();
    assertThat(Recording.read(folder.resolve("kept/session.jsonl")).size()).isGreaterThan(15);
  }

  @Test
  void a_client_that_leaves_something_out_departs() throws IOException, InterruptedException {
    Path file = record();
    try (Replay replay = replay(file)) {
      RedfishClient client =
          RedfishClient.connect(replay.url(), USER, PASSWORD, Duration.ofSeconds(5), e -> {});
      client.powerState();
      client.close();
      List<Departure> departures = replay.end();
      assertThat(departures).extracting(Departure::kind).contains(Departure.Kind.MISSING);
      assertThat(departures)
          .extracting(Departure::text)
          .anyMatch(text -> text.contains("InsertMedia"));
    }
  }

  @Test
  void a_client_that_boots_from_something_else_departs_at_that_body()
      throws IOException, InterruptedException {
    Path file = record();
    try (Replay replay = replay(file)) {
      RedfishClient client =
          RedfishClient.connect(replay.url(), USER, PASSWORD, Duration.ofSeconds(5), e -> {});
      client.powerOff();
      client.ejectMedia();
      client.insertMedia(image.url());
      try {
        client.bootOnceFrom(BootSource.USB, BootMode.UEFI);
      } catch (io.prestagelab.bmctools.client.RedfishException e) {
        assertThat(e).hasMessageContaining("boot");
      }
      client.close();
      assertThat(replay.end())
          .filteredOn(departure -> departure.kind() == Departure.Kind.BODY)
          .singleElement()
          .extracting(Departure::text)
          .asString()
          .endsWith("the body differs at /Boot/BootSourceOverrideTarget");
    }
  }

  private Path record() throws IOException {
    Path file = folder.resolve("kept/session.jsonl");
    java.nio.file.Files.createDirectories(file.getParent());
    URI address = URI.create("https://" + server.url(bmc).getAuthority());
    try (SessionRecorder recorder = new SessionRecorder(address, anyPort(), folder)) {
      install(recorder.url(), USER, PASSWORD, image.url());
      assertThat(recorder.finish(file, false)).isGreaterThan(15);
    }
    return file;
  }

  private Replay replay(Path file) {
    Recording recording = Recording.read(file);
    return new Replay(recording, Double.POSITIVE_INFINITY, anyPort(), folder, departure -> {});
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static RedfishClient connect(URI address, String user, String password) {
    return RedfishClient.connect(address, user, password, Duration.ofSeconds(60), e -> {});
  }

  /** The order of StarlingX' client. */
  private static void install(URI address, String user, String password, URI iso) {
    try (RedfishClient client = connect(address, user, password)) {
      client.powerOff();
      client.ejectMedia();
      client.insertMedia(iso);
      client.bootOnceFrom(BootSource.CD, BootMode.UEFI);
      client.powerOn();
    }
  }
}
