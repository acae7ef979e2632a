package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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
