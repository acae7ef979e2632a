package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of others, where they are installed. */
class OtherClientsTest {

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
  void redfishtool_reads_and_resets() throws Exception {
    require("redfishtool");
    assertThat(redfishtool("Systems", "-1")).contains("\"PowerState\": \"Off\"");
    redfishtool("Systems", "-1", "reset", "On");
    assertThat(redfishtool("Systems", "-1", "setBootOverride", "Once", "Cd")).isNotNull();
    assertThat(one.bmc.bootOverride().enabled().wire()).isEqualTo("Once");
    assertThat(redfishtool("AccountService", "Accounts")).contains("admin");
  }

  @Test
  void curl_reads_with_the_certificate_checked() throws Exception {
    require("curl");
    Path certificate = Files.writeString(folder.resolve("bmc.pem"), one.server.certificate().pem());
    String answer =
        run(
            List.of(
                "curl",
                "-sS",
                "--fail",
                "--cacert",
                certificate.toString(),
                "-u",
                "admin:password",
                one.server.url(one.bmc) + "Systems/s1"));
    assertThat(answer).contains("\"PowerState\"");
  }

  private String redfishtool(String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("redfishtool", "-r"));
    command.add(one.server.url(one.bmc).getAuthority());
    command.addAll(List.of("-u", "admin", "-p", "password", "--Secure=Always"));
    command.addAll(Arrays.asList(words));
    return run(command);
  }

  private static String run(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("REQUESTS_CA_BUNDLE");
    builder.environment().remove("CURL_CA_BUNDLE");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  private static void require(String program) {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(place -> new File(place, program).canExecute());
    if (!found) {
      System.err.println("SKIPPED client test: " + program + " is not installed");
    }
    assumeTrue(found, program + " is not installed");
  }
}
