package io.prestagelab.cli;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code lab demo} refuses: one line, exit code 2, nothing begun. */
class DemoRefusalsTest extends Refusals {
  @Test
  void a_missing_installation_iso() {
    assertDemoRefused("is missing or cannot be read; run 'lab setup'", "--iso", "/nope.iso");
  }

  @Test
  void a_file_that_is_no_iso() throws Exception {
    Path file = Files.writeString(folder.resolve("x.iso"), "no image");
    assertDemoRefused("is not an ISO 9660 image", "--iso", file.toString());
  }

  @Test
  void a_port_that_is_none() {
    assertDemoRefused("--port 99999 is no port", "--port", "99999");
  }

  @Test
  void a_port_in_use() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertDemoRefused(
          "cannot be used (Address already in use", "--port", "" + taken.getLocalPort());
    }
  }

  @Test
  void install_values_that_lack_one() throws Exception {
    Path file = Files.writeString(folder.resolve("values.yml"), "bmc_username: admin\n");
    assertDemoRefused(
        "Mandatory install value bmc_address not present", "--install-values", file.toString());
  }

  @Test
  void install_values_that_are_not_there() {
    assertDemoRefused(
        "there is no such file; give the path of a YAML file", "--install-values", "/nope.yml");
  }

  @Test
  void a_firmware_that_is_none() {
    assertDemoRefused("expected one of [BIOS, UEFI]", "--firmware", "coreboot");
  }

  private static void assertDemoRefused(String why, String... options) {
    assertRefused(why, Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new));
  }
}
