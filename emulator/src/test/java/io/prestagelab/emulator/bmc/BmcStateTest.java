package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.bmc.BmcEvent.Kind;
import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.emulator.host.SimulatedModel;
import io.prestagelab.emulator.media.MediaRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BmcStateTest {

  private static final BootOverride ONCE_CD = BootOverride.once(BootTarget.CD, Firmware.UEFI);

  @TempDir Path folder;

  private TimedBmc keeping(String file) {
    return new TimedBmc(folder, SimulatedModel.IDLE, s -> s.withState(folder.resolve(file)));
  }

  /** The BMC dies now: nothing of an orderly end is in what it kept. */
  private TimedBmc afterItsDeath() throws IOException {
    Files.copy(folder.resolve("living.json"), folder.resolve("dead.json"));
    return keeping("dead.json");
  }

  @Test
  void what_a_client_set_outlives_the_bmc() throws IOException {
    try (TimedBmc one = keeping("living.json")) {
      one.bmc.setBootOverride(ONCE_CD);
      one.bmc.labels().mark("rack 3");
      one.bmc.labels().show(Labels.Light.LIT);
      try (TimedBmc again = afterItsDeath()) {
        assertThat(again.bmc.bootOverride()).isEqualTo(ONCE_CD);
        assertThat(again.bmc.labels().assetTag()).isEqualTo("rack 3");
        assertThat(again.bmc.labels().light()).isEqualTo(Labels.Light.LIT);
      }
    }
  }

  @Test
  void firmware_attributes_outlive_the_bmc_with_those_that_wait_for_a_boot() throws IOException {
    try (TimedBmc one = keeping("living.json")) {
      one.bmc.bios().request(Map.of("BootMode", "Bios"));
      one.bmc.reset(ResetType.ON);
      one.bmc.bios().request(Map.of("SerialComm", "Off"));
      try (TimedBmc again = afterItsDeath()) {
        assertThat(again.bmc.bios().current())
            .containsEntry("BootMode", "Bios")
            .containsEntry("SerialComm", "OnConRedir");
        assertThat(again.bmc.bios().pending()).isEqualTo(Map.of("SerialComm", "Off"));
      }
    }
  }

  @Test
  void a_server_loses_its_power_with_the_bmc_and_the_log_tells_it_once() throws IOException {
    try (TimedBmc one = keeping("living.json")) {
      one.bmc.reset(ResetType.ON);
      afterItsDeath().close();
      try (TimedBmc again = keeping("dead.json")) {
        assertThat(again.bmc.powerState()).isEqualTo(PowerState.OFF);
        assertThat(again.log()).containsOnlyOnce("Off (power was lost when the BMC died)");
      }
    }
  }

  @Test
  void a_server_that_was_off_lost_nothing_with_the_bmc() throws IOException {
    try (TimedBmc one = keeping("living.json")) {
      one.bmc.setBootOverride(ONCE_CD);
      try (TimedBmc again = afterItsDeath()) {
        assertThat(again.bmc.events()).isEqualTo(one.bmc.events());
      }
    }
  }

  @Test
  void a_medium_is_fetched_again_as_its_client_had_asked_for_it() throws IOException {
    try (TestWeb web = new TestWeb();
        TimedBmc one = keeping("living.json")) {
      URI image = web.put("/boot.iso", new byte[4096]);
      MediaRequest request = MediaRequest.of(image, folder).withCredentials("user", "secret");
      one.bmc.cd().insert(image.toString(), request);
      try (TimedBmc again = afterItsDeath()) {
        assertThat(again.bmc.cd().state()).isEqualTo(one.bmc.cd().state());
        assertThat(again.bmc.cd().request()).isEqualTo(request);
      }
    }
  }

  @Test
  void a_medium_that_cannot_be_had_any_more_leaves_the_drive_empty_and_a_note() throws IOException {
    try (TimedBmc one = keeping("living.json")) {
      try (TestWeb web = new TestWeb()) {
        URI image = web.put("/boot.iso", new byte[4096]);
        one.bmc.cd().insert(image.toString(), MediaRequest.of(image, folder));
      }
      try (TimedBmc again = afterItsDeath()) {
        assertThat(again.bmc.cd().state().inserted()).isFalse();
        assertThat(failures(again)).singleElement().asString().contains("cannot be had");
      }
    }
  }

  private static List<String> failures(TimedBmc one) {
    return one.bmc.events().stream()
        .filter(event -> event.kind() == Kind.FAILED)
        .map(BmcEvent::detail)
        .toList();
  }
}
