package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prestagelab.emulator.host.BootDevice;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.File;
import java.net.URI;
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
import org.opentest4j.TestAbortedException;

/** Clients of others, where they are installed. */
class OtherClientsTest {

  @TempDir Path folder;
  private SimulatedBmc one;
  private TestWeb web;

  @BeforeEach
  void start() throws Exception {
    one = new SimulatedBmc(folder);
    web = new TestWeb();
  }

  @AfterEach
  void stop() {
    one.close();
    web.close();
  }

  @Test
  void redfishtool_resets_and_sets_the_boot_override() throws Exception {
    require("redfishtool");
    assertThat(redfishtool("Systems", "-1")).contains("\"PowerState\": \"Off\"");
    insert();
    redfishtool("Systems", "-1", "setBootOverride", "Once", "Cd");
    assertThat(one.bmc.bootOverride().enabled().wire()).isEqualTo("Once");
    redfishtool("Systems", "-1", "reset", "On");
    await().until(() -> one.host.boots().equals(List.of(BootDevice.CD)));
    redfishtool("Systems", "-1", "reset", "ForceOff");
    await().until(() -> !one.host.isOn());
    assertThat(redfishtool("Managers", "-1")).contains("VirtualMedia");
    assertThat(redfishtool("SessionService", "Sessions")).contains("Members");
    assertThat(redfishtool("AccountService", "Accounts")).contains("admin");
  }

  @Test
  void sushy_ejects_inserts_overrides_and_powers_on() throws Exception {
    String python = pythonWithSushy();
    insert();
    URI image = web.put("/other.iso", new byte[4096]);
    String url = one.server.url(one.bmc).resolve("/").toString();
    Path script = Files.writeString(folder.resolve("client.py"), SUSHY);
    String output = run(List.of(python, script.toString(), url, image.toString()));
    assertThat(output).contains("all done");
    await().until(() -> one.host.boots().equals(List.of(BootDevice.CD)));
    assertThat(one.bmc.cd().state().image()).isEqualTo(image.toString());
  }

  private static final String SUSHY =
      """
      import sys, time, urllib3, sushy
      from sushy import auth
      urllib3.disable_warnings()
      url, image = sys.argv[1].rstrip('/'), sys.argv[2]
      for way in (auth.SessionAuth('admin', 'password'), auth.BasicAuth('admin', 'password')):
          root = sushy.Sushy(url, verify=False, auth=way)
          system = root.get_system_collection().get_members()[0]
          manager = root.get_manager_collection().get_members()[0]
          device = manager.virtual_media.get_members()[0]
          assert 'CD' in [getattr(kind, 'value', kind) for kind in device.media_types]
      device.eject_media()
      device.refresh()
      assert not device.inserted
      device.insert_media(image, write_protected=True)
      device.refresh()
      assert device.inserted and device.image == image, device.image
      system.set_system_boot_options(
          sushy.BOOT_SOURCE_TARGET_CD, enabled=sushy.BOOT_SOURCE_ENABLED_ONCE)
      system.refresh()
      assert system.boot.enabled == sushy.BOOT_SOURCE_ENABLED_ONCE, system.boot.enabled
      system.reset_system(sushy.RESET_ON)
      for _ in range(600):
          system.refresh()
          if system.power_state == sushy.POWER_STATE_ON:
              break
          time.sleep(0.1)
      assert system.power_state == sushy.POWER_STATE_ON
      print('all done')
      """;

  private void insert() throws Exception {
    URI image = web.put("/boot.iso", new byte[4096]);
    one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
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

  /** The Python that has it: a distribution's own, where another one comes first in the path. */
  private static String pythonWithSushy() throws Exception {
    for (String python : List.of("python3", "/usr/bin/python3")) {
      require("python3");
      Process probe =
          new ProcessBuilder(python, "-c", "import sushy")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (probe.waitFor() == 0) {
        return python;
      }
    }
    System.err.println("SKIPPED client test: python3-sushy is not installed");
    throw new TestAbortedException("python3-sushy is not installed");
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
