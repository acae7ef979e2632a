package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {
  private static final Recipes RECIPES = new Recipes();

  @Test
  void every_cause_has_a_recipe_or_a_reason_for_none() {
    assertThat(RECIPES.causes()).isEqualTo(new TreeSet<>(new Diagnostician().causes()));
  }

  @Test
  void what_the_log_names_is_what_is_set_up() {
    String lines = "ERROR: Specified installation (/dev/sdz) or boot (/dev/sdz) device is invalid.";
    assertThat(RECIPES.script("device-invalid", "PRESTAGE\n" + lines, "BIOS").steps())
        .contains("its install values say \"rootfs_device: /dev/sdz\"");
    assertThat(RECIPES.script("device-invalid", "Prestaging post: x\n" + lines, "BIOS").steps())
        .contains("a prestaged ISO for the disk \"/dev/sdz\" on its bootable device");
  }

  @Test
  void the_damaged_file_is_the_one_that_the_log_names() {
    assertThat(RECIPES.script("bundle-check-failed", "bootimage.md5 check failed", "UEFI").steps())
        .contains("a UEFI server whose disk holds a wrong bootimage.md5");
    assertThat(RECIPES.script("bundle-check-failed", "container-image.tar.gz.md5", "BIOS").steps())
        .contains("a BIOS server whose disk holds a damaged image archive");
  }

  @ParameterizedTest
  @CsvSource({
    "bundle-check-failed, ostree checksum failed on /tmp/x, checksum of its prestaged repository",
    "bundle-check-failed, ostree fsck failed on prestaged /tmp/x, 'damaged, its checksum lost'",
    "device-invalid, Device not found: /dev/sdz, a prestaged ISO for the disk \"/dev/sdz\"",
    "disk-too-small, Disk is not big enough for requested layout (start_sec: 1), 30 GiB",
    "existing-installation, Please eject the media before rebooting., an existing installation",
    "download-failed, 'ostree pull failed, rc=1', answers 404 for the repository",
    "persistent-size-wrong, greater than maximum allowable size, persistent_size=300000",
    "firmware-mode-changed, BIOS booted system has a persistent, its firmware is changed to BIOS",
    "firmware-mode-changed, UEFI booted system has a persistent, its firmware is changed to UEFI",
  })
  void a_text_of_the_debian_generation_is_shown_by_its_installation_iso(
      String cause, String line, String words) {
    List<String> steps = RECIPES.script(cause, line, "BIOS").steps();
    assertThat(steps).first().asString().contains("of the Debian generation");
    assertThat(steps).anyMatch(step -> step.contains(words));
  }

  @Test
  void a_change_of_the_firmware_is_shown_as_it_was_whatever_the_server_has() {
    assertThat(RECIPES.script("firmware-mode-changed", "BIOS booted system has", "BIOS").steps())
        .isEqualTo(
            RECIPES.script("firmware-mode-changed", "BIOS booted system has", "UEFI").steps())
        .contains("a UEFI server whose disk holds a valid bundle");
  }

  @Test
  void the_status_that_the_log_names_is_what_the_bmc_answers() {
    String lines = "Error : HTTP Status : 403 ; POST Insert Image into Virtual Media CD/DVD failed";
    assertThat(RECIPES.script("bmc-insert-failed", lines, "BIOS").steps())
        .contains("the BMC answers 403 to an insertion");
  }

  @Test
  void a_server_that_does_not_go_off_is_not_shown_by_one_that_does_not_go_on() {
    String lines = "Failed to Set System Power State to Off after 843 secs (PoweringOff)";
    assertThatThrownBy(() -> RECIPES.script("bmc-power-failed", lines, "BIOS"))
        .hasMessageContaining("power.offSeconds");
  }

  @Test
  void a_cause_that_cannot_be_shown_says_why() {
    assertThatThrownBy(() -> RECIPES.script("no-disk", "", "BIOS"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("always has a disk");
  }

  @Test
  void an_unknown_cause_is_answered_with_those_that_are_known() {
    assertThatThrownBy(() -> RECIPES.script("gremlins", "", "BIOS"))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("no-backup-partition");
  }
}
