package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.bmctools.client.RedfishClient;
import io.prestagelab.bmctools.record.Recording;
import io.prestagelab.bmctools.record.SessionRecorder;
import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code lab bmc record} and {@code replay} from their command lines: exit codes, one line for what
 * is wrong, and nothing left behind, at Ctrl-C neither.
 */
final class BmcRecordCommandTest {
  private static final String HOME = "prestagelab.home";

  @TempDir Path folder;
  @TempDir Path output;
  private final LabCommand command = new LabCommand();
  private BmcServer server;
  private Bmc bmc;

  @BeforeEach
  void start() throws IOException {
    System.setProperty(HOME, folder.resolve("home").toString());
    Files.writeString(folder.resolve("password"), "password\n");
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("server1", folder), new SimulatedHost("server1"));
    server.start();
  }

  @AfterEach
  void stop() {
    System.clearProperty(HOME);
    server.close();
  }

  @Test
  void a_crawl_ends_with_0_and_closes_its_session() {
    assertThat(crawl(address(), output.resolve("bmc"))).isEqualTo(ExitCode.OK);
    assertThat(output.resolve("bmc/redfish/v1/index.json")).exists();
    assertThat(output).isDirectoryContaining("glob:**/bmc").isNotEmptyDirectory();
    assertThat(sessions()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "FOREIGN, 'answers, but not as a Redfish service'",
    "REFUSES, 'one try was made; check user and password'",
    "DIES, stopped answering"
  })
  void a_bmc_that_cannot_be_crawled(StubBmc.Manner manner, String said) throws IOException {
    try (StubBmc stub = new StubBmc(manner)) {
      assertThat(crawl(stub.url(), output.resolve("bmc"))).isEqualTo(ExitCode.CANNOT);
      command.saysInOneLine(said);
      assertThat(output).isEmptyDirectory();
      assertThat(stub.asked)
          .filteredOn(line -> line.startsWith("POST "))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void a_refused_password_is_sent_once_in_whatever_way() throws IOException {
    try (StubBmc stub = new StubBmc(StubBmc.Manner.REFUSES)) {
      assertThat(crawl(stub.url(), output.resolve("bmc"))).isEqualTo(ExitCode.CANNOT);
      assertThat(stub.asked)
          .containsExactly("GET /redfish/v1/", "POST /redfish/v1/SessionService/Sessions");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "proxy"})
  void nobody_there(String what) throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(record(what, "https://127.0.0.1:" + free)).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("connection refused; check address and port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "proxy"})
  void a_port_that_speaks_no_tls(String what) {
    try (BmcServer plain = new BmcServer(BmcServerSettings.in(folder).withoutTls())) {
      Bmc other = plain.add(BmcSettings.of("server2", folder), new SimulatedHost("server2"));
      plain.start();
      String address = "https://" + plain.url(other).getAuthority();
      assertThat(record(what, address)).isEqualTo(ExitCode.CANNOT);
    }
    command.saysInOneLine("TLS fails");
  }

  @ParameterizedTest
  @ValueSource(strings = {"crawl", "proxy"})
  void no_address(String what) {
    assertThat(record(what, "https://")).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("is no address; give https://HOST[:PORT]");
  }

  @Test
  void the_proxy_of_what_is_no_bmc_is_not_started() throws IOException {
    try (StubBmc stub = new StubBmc(StubBmc.Manner.FOREIGN)) {
      assertThat(record("proxy", stub.url())).isEqualTo(ExitCode.CANNOT);
    }
    command.saysInOneLine("answers, but not as a Redfish service");
  }

  @Test
  void an_output_that_is_there_is_left_alone() throws IOException {
    Path there = Files.writeString(output.resolve("there"), "precious");
    assertThat(crawl(address(), output)).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("exists already; name a new one");
    assertThat(command.run("bmc", "record", "proxy", address(), "--output", there.toString()))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("name a new file in a folder that can be written to");
    assertThat(there).hasContent("precious");
  }

  @Test
  void limits_that_are_none() {
    assertThat(command.run("bmc", "record", "crawl", "x", "--output", "y", "--max-resources", "0"))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("must be at least 1");
  }

  @Test
  void ctrl_c_ends_a_crawl_with_its_session_and_leaves_nothing() throws Exception {
    try (StubBmc stub = new StubBmc(StubBmc.Manner.HANGS);
        LabProcess lab = lab("record", "crawl", stub.url(), "--output", output + "/bmc")) {
      stub.hanging.await();
      lab.interrupt();
      assertThat(lab.end()).isEqualTo(130);
      assertThat(stub.asked).endsWith("DELETE " + StubBmc.SESSION);
    }
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void ctrl_c_ends_a_proxy_with_its_recording_which_replays() throws Exception {
    Path file = output.resolve("session.jsonl");
    try (LabProcess lab = lab("record", "proxy", address(), "--output", file.toString())) {
      look(urlIn(lab.lineWith("recording at ")));
      assertThat(output).isEmptyDirectory();
      lab.interrupt();
      assertThat(lab.lineWith("exchanges in")).contains("lab bmc replay " + file);
      assertThat(lab.end()).isEqualTo(ExitCode.OK);
      assertThat(lab.errors()).isEmpty();
    }
    try (LabProcess lab = lab("replay", file.toString(), "--speed", "max")) {
      look(urlIn(lab.lineWith("exchanges at ")));
      lab.lineWith("the client did as recorded");
      assertThat(lab.end()).isEqualTo(ExitCode.OK);
    }
  }

  @Test
  void ctrl_c_ends_a_replay_with_what_did_not_come() throws Exception {
    Path file = recorded();
    try (LabProcess lab = lab("replay", file.toString(), "--speed", "max")) {
      connect(urlIn(lab.lineWith("exchanges at "))).close();
      lab.interrupt();
      assertThat(lab.lineWith("missing")).contains("GET ");
      lab.lineWith("the client departed from the recording");
      assertThat(lab.end()).isEqualTo(ExitCode.NO);
    }
    assertThat(Recording.read(file).size()).isPositive();
  }

  @Test
  void a_client_that_is_silent_ends_a_replay_with_1() {
    assertThat(command.run("bmc", "replay", recorded().toString(), "--idle", "1"))
        .isEqualTo(ExitCode.NO);
    command.saysNothing();
  }

  @ParameterizedTest
  @CsvSource({
    "0, '{\"recording\": \"other\"}', ':1: not the head of a recorded session'",
    "0, garbage, ':1: no JSON'",
    "2, '{\"method\": \"GET\"', ':3: no JSON'",
    "1, '{\"method\": \"GET\"}', ':2: no ''target'''",
    "1, '{\"method\": \"GET\", \"target\": \"/\"}', ':2: no ''status'''"
  })
  void a_damaged_recording_is_refused_with_its_line(int line, String damage, String said)
      throws IOException {
    Path file = recorded();
    Stream<String> lines = Files.readAllLines(file).stream().limit(line);
    Path damaged = output.resolve("damaged.jsonl");
    Files.write(damaged, Stream.concat(lines, Stream.of(damage)).toList());
    assertThat(command.run("bmc", "replay", damaged.toString())).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine(damaged + said);
  }

  @Test
  void what_is_no_recording() throws IOException {
    assertThat(command.run("bmc", "replay", output.toString())).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("is a folder; to serve a mockup: lab bmc serve --mockup");
    assertThat(command.run("bmc", "replay", output + "/nothing")).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("/nothing cannot be read");
    Path binary = Files.write(output.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(command.run("bmc", "replay", binary.toString())).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("binary:1: no text");
  }

  @Test
  void an_address_in_use() throws IOException {
    Path file = recorded();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      assertThat(command.run("bmc", "replay", file.toString(), "--listen", listen))
          .isEqualTo(ExitCode.CANNOT);
      command.saysInOneLine("choose another with --listen");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--speed=0", "--speed=fast", "--listen=8443", "--listen=127.0.0.1:70000"})
  void options_that_are_none(String option) {
    assertThat(command.run("bmc", "replay", "x", option)).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("see lab bmc replay --help");
  }

  private Path recorded() {
    Path file = folder.resolve("session.jsonl");
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (SessionRecorder recorder = new SessionRecorder(URI.create(address()), any, folder)) {
      look(recorder.url());
      assertThat(recorder.finish(file, false)).isPositive();
    }
    return file;
  }

  private static RedfishClient connect(URI address) {
    return RedfishClient.connect(address, "admin", "password", Duration.ofSeconds(60), e -> {});
  }

  private static void look(URI address) {
    try (RedfishClient client = connect(address)) {
      assertThat(client.powerState()).isEqualTo("Off");
    }
  }

  private static URI urlIn(String line) {
    return URI.create(line.replaceFirst(".*(https://[0-9.]+:[0-9]+).*", "$1"));
  }

  private String address() {
    return "https://" + server.url(bmc).getAuthority();
  }

  private int sessions() {
    Connection owner = new Connection(URI.create(address()), exchange -> {});
    owner.useBasic("Basic YWRtaW46cGFzc3dvcmQ=");
    return owner.get("test", "/redfish/v1/SessionService/Sessions").body().path("Members").size();
  }

  private int crawl(String url, Path to) {
    return command.run(
        "bmc",
        "record",
        "crawl",
        url,
        "--output",
        to.toString(),
        "--password-file",
        folder + "/password");
  }

  private int record(String what, String url) {
    return what.equals("crawl")
        ? crawl(url, output.resolve("bmc"))
        : command.run("bmc", "record", "proxy", url, "--output", output + "/session.jsonl");
  }

  private LabProcess lab(String... words) throws IOException {
    return LabProcess.start(
        folder.resolve("process"),
        Stream.concat(Stream.of("bmc"), Stream.of(words)).toArray(String[]::new));
  }
}
