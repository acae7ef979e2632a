package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KickstartTextsTest {
  private final KickstartTexts texts =
      new KickstartTexts(
          List.of(
              "KS=\"Miniboot  pre:\"",
              "wlog \"${KS} Error: ${BACKUP_MOUNT} not mounted\"",
              "# wlog \"local iso mount failed\"",
              "report_failure \"ERROR: Specified installation ($a) or boot ($b) device is invalid.\"",
              "fail \"repo $SOURCE_DIR sw version content missing\""));

  @Test
  void values_in_the_place_of_variables_do_not_matter() {
    assertThat(texts.canSay("Error /mnt/platform-backup not mounted")).isTrue();
    assertThat(
            texts.canSay(
                "ERROR: Specified installation (/dev/disk/x-1) or boot (/dev/disk/x-1) device is invalid."))
        .isTrue();
    assertThat(texts.canSay("/opt/platform-backup/22.06 sw version content missing")).isTrue();
  }

  @Test
  void a_part_of_a_text_can_be_said() {
    assertThat(texts.canSay("content missing")).isTrue();
  }

  @Test
  void what_no_string_has_cannot_be_said() {
    assertThat(texts.canSay("Miniboot  pre: local install rejected due to validity check error"))
        .isFalse();
    assertThat(texts.canSay("local iso mount failed")).as("a comment").isFalse();
    assertThat(texts.canSay("the BMC lost the medium")).isFalse();
    assertThat(texts.canSay("404")).as("no words").isFalse();
  }
}
