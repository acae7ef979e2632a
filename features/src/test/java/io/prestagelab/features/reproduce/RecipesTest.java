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
