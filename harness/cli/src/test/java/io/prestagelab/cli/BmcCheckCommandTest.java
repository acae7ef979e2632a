package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.profile.Personalities;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lab bmc check} from its command line: exit codes, and one line for what is wrong. */
final class BmcCheckCommandTest {
  @TempDir Path folder;
  private final LabCommand command = new LabCommand();
  private BmcServer server;
  private Bmc bmc;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(folder.resolve("password"), "password\n");
    Files.writeString(folder.resolve("wrong"), "wrong\n");
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("server1", folder), new SimulatedHost("server1"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_bmc_that_fits_ends_with_0_and_writes_its_reports() {
    Path html = folder.resolve("check.html");
    assertThat(check("--report", html.toString())).isEqualTo(ExitCode.OK);
    assertThat(html).content().contains("Will it install a subcloud?");
    command.saysNothing();
  }

  @Test
  void a_bmc_that_does_not_fit_ends_with_1(@TempDir Path other) throws IOException {
    Path personality = Files.writeString(other.resolve("own.yaml"), "quirks: [empty-200]");
    server.wear(bmc, Personalities.named(personality.toString()));
    assertThat(check("--tier", "read-only")).isEqualTo(ExitCode.OK);
    Files.writeString(personality, "quirks: [only-power-button]");
    server.wear(bmc, Personalities.named(personality.toString()));
    assertThat(command.run("bmc", "check", address(), "--password-file", folder + "/password"))
        .isEqualTo(ExitCode.NO);
  }

  @Test
  void nobody_there() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(
            command.run("bmc", "check", "https://127.0.0.1:" + free, "--password-file", password()))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("connection refused; check address and port");
  }

  @Test
  void no_such_host() {
    assertThat(command.run("bmc", "check", "https://bmc.invalid", "--password-file", password()))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("no such host; check the name");
  }

  @Test
  void a_port_that_speaks_no_tls() throws IOException {
    server.start();
    try (BmcServer plain = new BmcServer(BmcServerSettings.in(folder).withoutTls())) {
      Bmc other = plain.add(BmcSettings.of("server2", folder), new SimulatedHost("server2"));
      plain.start();
      String port = String.valueOf(plain.url(other).getPort());
      assertThat(
              command.run(
                  "bmc", "check", "https://127.0.0.1:" + port, "--password-file", password()))
          .isEqualTo(ExitCode.CANNOT);
      command.saysInOneLine("TLS fails");
    }
  }

  @Test
  void a_wrong_password_is_tried_once_and_said() {
    server.start();
    assertThat(command.run("bmc", "check", address(), "--password-file", folder + "/wrong"))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("one try was made");
  }

  @ParameterizedTest
  @CsvSource({
    "FOREIGN, 'answers, but not as a Redfish service'",
    "REFUSES, one try was made",
    "DIES, no answer from the BMC"
  })
  void a_bmc_that_cannot_be_checked(StubBmc.Manner manner, String said) throws IOException {
    try (StubBmc stub = new StubBmc(manner)) {
      assertThat(command.run("bmc", "check", stub.url(), "--password-file", password()))
          .isEqualTo(ExitCode.CANNOT);
      command.saysInOneLine(said);
      assertThat(stub.asked)
          .filteredOn(line -> line.startsWith("POST "))
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void no_address() {
    assertThat(command.run("bmc", "check", "https://", "--password-file", password()))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("is no address; give https://HOST[:PORT]");
  }

  @Test
  void a_report_of_no_known_form() {
    assertThat(command.run("bmc", "check", "127.0.0.1:1", "--report", "check.pdf"))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("give a name that ends in .html, .json or .xml");
  }

  @Test
  void a_tier_that_changes_something_is_not_entered_unasked() {
    server.start();
    Path iso = folder.resolve("password");
    String[] media = {
      "bmc",
      "check",
      address(),
      "--tier",
      "media",
      "--iso",
      iso.toString(),
      "--password-file",
      password()
    };
    assertThat(command.run(media)).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("say --yes if that may happen");
    assertThat(bmc.cd().state().inserted()).isFalse();
  }

  @Test
  void a_boot_timeout_is_about_the_full_tier_and_within_bounds() {
    assertThat(command.run("bmc", "check", "127.0.0.1:1", "--boot-timeout", "60"))
        .isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("add --tier full");
    assertThat(
            new LabCommand()
                .run("bmc", "check", "127.0.0.1:1", "--tier", "full", "--boot-timeout", "0"))
        .isEqualTo(ExitCode.CANNOT);
  }

  @Test
  void the_help_names_tiers_reports_and_exit_codes() {
    assertThat(command.run("bmc", "check", "--help")).isEqualTo(ExitCode.OK);
  }

  private int check(String... more) {
    server.start();
    List<String> words = new ArrayList<>(List.of("bmc", "check", address()));
    words.addAll(List.of("--password-file", password()));
    words.addAll(List.of(more));
    return command.run(words.toArray(String[]::new));
  }

  private String address() {
    return "https://" + server.url(bmc).getAuthority();
  }

  private String password() {
    return folder.resolve("password").toString();
  }
}
