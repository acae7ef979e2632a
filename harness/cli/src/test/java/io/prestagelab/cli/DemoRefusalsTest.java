package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code lab demo} refuses: one line, exit code 2, nothing begun. */
class DemoRefusalsTest {
  private static final String HOME = "prestagelab.home";

  @TempDir Path folder;

  @BeforeEach
  void ownHome() {
    System.setProperty(HOME, folder.resolve("home").toString());
  }

  @AfterEach
  void nothingIsLeftBehind() {
    System.clearProperty(HOME);
    assertThat(folder.resolve("home")).doesNotExist();
  }

  @Test
  void a_missing_installation_iso() {
    assertRefused("is missing or cannot be read; run 'lab setup'", "--iso", "/nope.iso");
  }

  @Test
  void a_file_that_is_no_iso() throws Exception {
    Path file = Files.writeString(folder.resolve("x.iso"), "no image");
    assertRefused("is not an ISO 9660 image", "--iso", file.toString());
  }

  @Test
  void a_port_that_is_none() {
    assertRefused("--port 99999 is no port", "--port", "99999");
  }

  @Test
  void a_port_in_use() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertRefused("cannot be used (Address already in use", "--port", "" + taken.getLocalPort());
    }
  }

  @Test
  void install_values_that_lack_one() throws Exception {
    Path file = Files.writeString(folder.resolve("values.yml"), "bmc_username: admin\n");
    assertRefused(
        "Mandatory install value bmc_address not present", "--install-values", file.toString());
  }

  @Test
  void install_values_that_are_not_there() {
    assertRefused(
        "there is no such file; give the path of a YAML file", "--install-values", "/nope.yml");
  }

  @Test
  void a_firmware_that_is_none() {
    assertRefused("expected one of [BIOS, UEFI]", "--firmware", "coreboot");
  }

  private static void assertRefused(String why, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "demo";
    System.arraycopy(options, 0, arguments, 1, options.length);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code = Lab.run(arguments, new PrintStream(errors, true, StandardCharsets.UTF_8));
    String text = errors.toString(StandardCharsets.UTF_8);
    assertThat(text).startsWith("lab: ").contains(why).hasLineCount(1);
    assertThat(code).isEqualTo(ExitCode.CANNOT);
  }
}
