package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.ResetType;
import io.prestagelab.emulator.host.SimulatedHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab bmc console} at a terminal: what it shows, what it types, how it ends. */
final class BmcConsoleCommandTest {

  private static final int INTERRUPTED = 130;

  @TempDir Path folder;
  private final SimulatedHost host = new SimulatedHost("server1");
  private BmcServer server;
  private String url;

  @BeforeEach
  void start() {
    server = new BmcServer(BmcServerSettings.in(folder));
    Bmc bmc = server.add(BmcSettings.of("server1", folder), host);
    server.start();
    bmc.reset(ResetType.ON);
    await().until(host::isOn);
    url = server.url(bmc).resolve("/").toString();
    say("Prestage Lab server1 ttyS0\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** On the wire of a simulated server, what is typed comes back. */
  private void say(String text) {
    host.type(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shows_the_console_until_ctrl_c() throws Exception {
    try (LabProcess lab = LabProcess.start(folder.resolve("home"), "bmc", "console", url)) {
      lab.lineWith("Prestage Lab server1");
      say("login: sysadmin\n");
      lab.lineWith("login: sysadmin");
      lab.interrupt();
      assertThat(lab.end()).isEqualTo(INTERRUPTED);
      assertThat(lab.errors()).doesNotContain("Exception");
    }
  }

  @Test
  void types_what_is_entered_and_goes_on_showing_when_that_ends() throws Exception {
    try (LabProcess lab =
        LabProcess.start(folder.resolve("home"), "bmc", "console", url, "--interactive")) {
      lab.lineWith("Prestage Lab server1");
      lab.enter("uptime\n");
      lab.lineWith("uptime");
      lab.endInput();
      say("17:02:11 up 3 min\n");
      lab.lineWith("up 3 min");
      lab.interrupt();
      assertThat(lab.end()).isEqualTo(INTERRUPTED);
    }
  }

  @Test
  void ends_with_one_line_when_the_bmc_goes_away_or_refuses() throws Exception {
    try (LabProcess lab = LabProcess.start(folder.resolve("home"), "bmc", "console", url)) {
      lab.lineWith("Prestage Lab server1");
      server.close();
      assertThat(lab.end()).isEqualTo(2);
      assertThat(lab.errors().lines()).hasSize(1);
    }
    try (LabProcess lab = LabProcess.start(folder.resolve("home"), "bmc", "console", url)) {
      assertThat(lab.end()).isEqualTo(2);
      assertThat(lab.errors().lines()).hasSize(1);
      assertThat(lab.errors()).startsWith("lab: ").contains("127.0.0.1");
    }
  }
}
