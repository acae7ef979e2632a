package io.prestagelab.features.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.features.Scenarios;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.diagnose.Diagnostician;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {
  private static final Recipes RECIPES = new Recipes();

  /** A line of the field, the cause that it proves, and what its scenario, or the refusal, has. */
  private static final List<String> SAMPLES =
      List.of(
          "no-backup-partition|backup device /dev/disk/by-partlabel/x does not exist|an empty disk",
          "backup-mount-failed|mount of /dev/sda4 to /mnt/platform-backup failed rc:32|superblock",
          "release-not-prestaged|Error /mnt/platform-backup not mounted|another release only",
          "no-prestaged-files|Miniboot pre: No prestaging files|an empty release directory",
          "no-prestaged-iso|Miniboot pre: Local iso file not found|without its ISO",
          "bundle-check-failed|ostree fsck failed on prestaged /tmp/x|its checksum lost",
          "bundle-check-failed|ostree checksum failed on /tmp/x|checksum of its prestaged repository",
          "bundle-check-failed|container-image.tar.gz.md5 check failed|damaged image archive",
          "bundle-check-failed|bootimage.md5 check failed|wrong bootimage.md5",
          "bundle-check-failed|patches.tar.md5 check failed|not: not that file",
          "iso-mount-failed|Miniboot pre: local iso mount failed|does not mount",
          "prestaged-iso-invalid|Prestaged ISO not present or invalid|cut short",
          "device-invalid|Device not found: /dev/sdz|the disk \"/dev/sdz\"",
          "device-invalid|PRESTAGE Specified installation (/dev/sdz) or boot|rootfs_device: /dev/sdz",
          "device-invalid|Prestaging post: x Specified installation (/dev/sdz)|the disk \"/dev/sdz\"",
          "device-invalid|ERROR: invalid install device /dev/sdz|rootfs_device: /dev/sdz",
          "device-invalid|Specified installation () or boot () device is invalid|not: none was found",
          "device-invalid|some other line of it|not: do not name the device",
          "disk-too-small|Disk is not big enough for requested layout|30 GiB",
          "disk-too-small|cp: error writing '/sysroot/x': No space left on device|not: root file system",
          "disk-too-small|cp: error writing '/mnt/x': No space left on device|80 MB",
          "disk-too-small|some other line of it|not: do not say which file system",
          "existing-installation|Please eject the media before rebooting.|Debian generation",
          "existing-installation|Existing installation detected|an existing installation",
          "stage2-unreachable|failed to fetch kickstart from http://192.0.2.1/ks.cfg|not: not the kickstart",
          "stage2-unreachable|failed to fetch stage2 from http://192.0.2.1/x: No route to host|not: out of reach",
          "stage2-unreachable|cannot fetch http://192.0.2.1/x: HTTP/1.1 503|answers 503 for the second stage",
          "stage2-unreachable|failed to fetch stage2 from http://192.0.2.1/x|answers 404 for the second stage",
          "stage2-unreachable|some other line of it|not: do not say why",
          "stage2-damaged|has no LiveOS/squashfs.img|not: without an installer",
          "stage2-damaged|SQUASHFS error: xz decompression failed|damaged second stage",
          "stage2-damaged|some other line of it|not: what is wrong",
          "kernel-panic|Kernel panic - not syncing: VFS: Unable to mount root fs on x|rdinit=/missing",
          "kernel-panic|Kernel panic - not syncing: Fatal exception in interrupt|not: fail at work",
          "download-failed|failed: Connection refused|not: out of reach",
          "download-failed|ostree pull failed, rc=1|answers 404 for the repository",
          "download-failed|2021-11-05 ERROR 503: Service Unavailable|answers 503 for the packages",
          "download-failed|Package kernel cannot be fetched from http://x/kernel.rpm: cut|drops the connection",
          "download-failed|some other line of it|not: how the download failed",
          "bmc-login-refused|Check BMC username and password in config file|a wrong BMC password",
          "bmc-busy|Service is busy, return code: 503|503 to the service root",
          "bmc-insert-failed|Error : HTTP Status : 403 ; POST x failed|answers 403 to an insertion",
          "bmc-insert-failed|HTTP 400: http://x: the server answered 503|answers 503 for the Miniboot ISO",
          "bmc-insert-failed|Image insertion timeout|not: no status",
          "bmc-boot-override-failed|HTTP Error 412 on PATCH request|answers 412 to a boot override",
          "bmc-boot-override-failed|Unable to verify Set Boot Override|not: without effect",
          "bmc-boot-override-failed|Unable to Set Boot Override|answers 400 to a boot override",
          "bmc-boot-override-failed|some other line of it|not: what the BMC answered",
          "bmc-power-failed|HTTP POST x returned code 409|answers 409 to a power command",
          "bmc-power-failed|Failed to Set System Power State to On|accepts the command to power on",
          "bmc-power-failed|Failed to find acceptable Power On command|not: reset actions",
          "bmc-power-failed|Failed to Set System Power State to Off after 843 secs|not: power.offSeconds",
          "bmc-power-failed|some other line of it|not: which way",
          "image-not-served|Failed image url access check: connection refused|not: answers",
          "image-not-served|Checking image failed: HTTP Status 403|answers 403 for the Miniboot ISO",
          "image-not-served|Failed image url access check: http://x|answers 404 for the Miniboot ISO",
          "image-not-served|some other line of it|not: how it was not served",
          "persistent-size-wrong|greater than maximum allowable size 1|persistent_size=300000",
          "persistent-size-wrong|Cannot shrink platform backup smaller than existing 1|persistent_size=20000",
          "persistent-size-wrong|some other line of it|not: too small or too large",
          "firmware-mode-changed|BIOS booted system has a persistent|changed to BIOS",
          "firmware-mode-changed|UEFI booted system has a persistent|changed to UEFI",
          "firmware-mode-changed|some other line of it|not: which mode",
          "secure-boot-refused|BdsDxe: failed to load Boot0001: Access Denied|nobody has signed",
          "secure-boot-refused|SBAT self-check failed|not: a shim");

  @TempDir private Path folder = Path.of("");

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

  @Test
  void a_recipe_follows_the_line_that_proved_the_cause() {
    for (String sample : SAMPLES) {
      String[] part = sample.split("\\|");
      if (part[2].startsWith("not: ")) {
        assertThatThrownBy(() -> RECIPES.script(part[0], part[1], "BIOS"))
            .as(sample)
            .isInstanceOf(LabException.class)
            .hasMessageContaining(part[2].substring(5));
      } else {
        ReproductionScript script = RECIPES.script(part[0], part[1], "BIOS");
        assertThat(script.steps()).as(sample).anyMatch(step -> step.contains(part[2]));
        assertThat(Scenarios.of(script.write(folder.resolve("a.feature"))).checked().list())
            .hasSize(1);
      }
    }
  }

  /** Of each cause that can be shown: a recipe that no sample reaches is not known to fit. */
  @Test
  void every_recipe_has_a_line_that_it_follows() {
    Set<Recipe> reached = new LinkedHashSet<>();
    for (String sample : SAMPLES) {
      String[] part = sample.split("\\|");
      RECIPES.of(part[0]).stream()
          .filter(recipe -> recipe.stepsFor(part[1]).isPresent())
          .findFirst()
          .ifPresent(reached::add);
    }
    List<Recipe> unreached = new ArrayList<>();
    for (String cause : RECIPES.reproducible()) {
      RECIPES.of(cause).stream()
          .filter(recipe -> !recipe.bare() && !reached.contains(recipe))
          .forEach(unreached::add);
    }
    assertThat(unreached).isEmpty();
  }

  /** A cause whose lines tell different failures has no recipe that takes them all. */
  @Test
  void where_recipes_differ_by_line_the_last_one_takes_none_unseen() {
    for (String cause : RECIPES.reproducible()) {
      List<Recipe> recipes = RECIPES.of(cause);
      Recipe last = recipes.get(recipes.size() - 1);
      boolean differ = recipes.stream().anyMatch(recipe -> !recipe.not().isEmpty());
      boolean takesAll = last.says() == null && !last.bare() && last.not().isEmpty();
      assertThat(differ && takesAll).as(cause).isFalse();
    }
  }

  @Test
  void a_cause_without_lines_has_a_scenario_too() {
    for (String cause : RECIPES.reproducible()) {
      assertThat(RECIPES.script(cause, "", "BIOS").steps()).as(cause).isNotEmpty();
    }
  }

  /** Every line of the catalogue is shown, or refused with a reason; none falls through. */
  @Test
  void every_line_of_the_catalogue_is_shown_or_refused_with_a_reason() {
    Diagnostician known = new Diagnostician();
    for (String cause : RECIPES.reproducible()) {
      for (String line : known.linesOf(cause)) {
        assertThat(RECIPES.of(cause))
            .as(cause + ": " + line)
            .anyMatch(recipe -> recipe.stepsFor(line).isPresent());
      }
    }
  }
}
