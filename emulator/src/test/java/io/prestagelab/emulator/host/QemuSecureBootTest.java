package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.host.SecureBoot.KeyReset;
import io.prestagelab.emulator.host.SecureBoot.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With OVMF's own variables. */
@Tag("qemu")
@ExtendWith(QemuRequired.class)
class QemuSecureBootTest {

  @TempDir Path folder;
  private QemuFolder files;
  private QemuSecureBoot boot;

  @BeforeEach
  void make() throws IOException {
    files = new QemuFolder(folder);
    boot = new QemuSecureBoot(files);
  }

  private boolean hasKeys() throws IOException {
    return new UefiVariables(Files.readAllBytes(files.nvram())).hasPlatformKey();
  }

  @Test
  void a_new_server_has_keys_and_checks_signatures() throws IOException {
    boot.start(Firmware.UEFI);
    assertThat(boot.isInForce()).isTrue();
    assertThat(boot.keys()).isEqualTo(Keys.USER_MODE);
    assertThat(files.nvram()).hasSameBinaryContentAs(files.freshVariables(true));
  }

  @Test
  void switched_off_it_keeps_its_keys_and_all_other_variables() throws IOException {
    boot.start(Firmware.UEFI);
    byte[] before = Files.readAllBytes(files.nvram());
    boot.enable(false);
    assertThat(boot.isInForce()).as("until the next boot").isTrue();
    boot.start(Firmware.UEFI);
    byte[] after = Files.readAllBytes(files.nvram());
    assertThat(boot.isInForce()).isFalse();
    assertThat(hasKeys()).isTrue();
    assertThat(differences(before, after)).isEqualTo(1);
  }

  private static int differences(byte[] one, byte[] other) {
    int count = 0;
    for (int i = 0; i < one.length; i++) {
      count += one[i] == other[i] ? 0 : 1;
    }
    return count;
  }

  @Test
  void without_keys_it_checks_nothing_until_they_are_back() throws IOException {
    boot.start(Firmware.UEFI);
    boot.reset(KeyReset.DELETE_ALL);
    boot.start(Firmware.UEFI);
    assertThat(hasKeys()).isFalse();
    assertThat(boot.isInForce()).isFalse();
    boot.reset(KeyReset.ALL_TO_DEFAULT);
    boot.start(Firmware.UEFI);
    assertThat(hasKeys()).isTrue();
    assertThat(boot.isInForce()).isTrue();
  }

  @Test
  void what_is_wanted_outlives_the_bmc() throws IOException {
    boot.enable(false);
    boot.reset(KeyReset.DELETE_PLATFORM_KEY);
    QemuSecureBoot later = new QemuSecureBoot(files);
    later.start(Firmware.UEFI);
    assertThat(later.isEnabled()).isFalse();
    assertThat(later.keys()).isEqualTo(Keys.SETUP_MODE);
  }
}
