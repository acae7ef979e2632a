package io.prestagelab.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prestagelab.emulator.RedfishClient;
import io.prestagelab.emulator.host.Accel;
import io.prestagelab.emulator.host.QemuRequired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real machine out of a configuration file whose paths are relative, behind a mockup's ids. */
@Tag("qemu")
@ExtendWith(QemuRequired.class)
final class QemuFleetTest {
  private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
  private static final String SYSTEM = "/redfish/v1/Systems/odd";

  @TempDir Path folder;

  @Test
  void a_machine_behind_a_mockup_goes_on_and_off() throws IOException {
    put("", "{\"Systems\": {\"@odata.id\": \"/redfish/v1/Systems\"}}");
    put("Systems", "{\"Members\": [{\"@odata.id\": \"%s\"}]}".formatted(SYSTEM));
    put(
        "Systems/odd",
        """
        {"@odata.id": "%1$s", "PowerState": "Off",
         "Actions": {"#ComputerSystem.Reset": {"target": "%1$s/Do.It"}}}
        """
            .formatted(SYSTEM));
    try (BmcFleet fleet = BmcFleet.start(configuration(), Accel.TCG)) {
      RedfishClient client =
          new RedfishClient(fleet.url(fleet.bmcs().get(0))).basic("admin", "password");
      reset(client, "On");
      becomes(client, "On");
      reset(client, "ForceOff");
      becomes(client, "Off");
    }
  }

  private ServeConfig configuration() throws IOException {
    Path file = folder.resolve("bmc.yaml");
    Files.writeString(
        file,
        """
        bmcs:
          - {name: s1, host: qemu, firmware: bios, memory: 64, cpus: 1, disks: [%s], mockup: %s}
        """
            .formatted(relative("disk.img"), relative("mockup")));
    return ServeConfig.read(file, relative("state"));
  }

  private Path relative(String name) {
    return Path.of("").toAbsolutePath().relativize(folder.resolve(name).toAbsolutePath());
  }

  private void put(String path, String json) throws IOException {
    Path place = Files.createDirectories(folder.resolve("mockup").resolve(path));
    Files.writeString(place.resolve("index.json"), json);
  }

  private static void reset(RedfishClient client, String type) {
    String body = "{\"ResetType\": \"%s\"}".formatted(type);
    assertThat(client.post(SYSTEM + "/Do.It", body).status()).isEqualTo(204);
  }

  private static void becomes(RedfishClient client, String state) {
    await()
        .atMost(LONG_ENOUGH)
        .until(() -> client.get(SYSTEM).json().path("PowerState").asString("none").equals(state));
  }
}
