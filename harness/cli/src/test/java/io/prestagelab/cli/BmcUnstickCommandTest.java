package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.BmcServer;
import io.prestagelab.emulator.BmcServerSettings;
import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.bmc.OverrideEnabled;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.SimulatedHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab bmc unstick} from its command line. */
final class BmcUnstickCommandTest {
  @TempDir Path folder;
  private final LabCommand command = new LabCommand();
  private BmcServer server;
  private Bmc bmc;
  private String password;

  @BeforeEach
  void start() throws IOException {
    password = Files.writeString(folder.resolve("password"), "password\n").toString();
    server = new BmcServer(BmcServerSettings.in(folder));
    bmc = server.add(BmcSettings.of("server1", folder), new SimulatedHost("server1"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int unstick(String... more) {
    String address = "https://" + server.url(bmc).getAuthority();
    String[] words = new String[more.length + 5];
    System.arraycopy(
        new String[] {"bmc", "unstick", address, "--password-file", password}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    return command.run(words);
  }

  private void leave() {
    bmc.setBootOverride(new BootOverride(OverrideEnabled.CONTINUOUS, BootTarget.CD, Firmware.UEFI));
  }

  @Test
  void nothing_stuck_is_good() {
    assertThat(unstick()).isEqualTo(ExitCode.OK);
    command.saysNothing();
  }

  @Test
  void nothing_is_changed_unasked() {
    leave();
    assertThat(unstick()).isEqualTo(ExitCode.CANNOT);
    command.saysInOneLine("say --yes if all of that may go");
    assertThat(bmc.bootOverride().enabled()).isEqualTo(OverrideEnabled.CONTINUOUS);
  }

  @Test
  void what_is_stuck_goes_with_yes() {
    leave();
    assertThat(unstick("--yes")).isEqualTo(ExitCode.OK);
    assertThat(bmc.bootOverride().enabled()).isEqualTo(OverrideEnabled.DISABLED);
  }
}
