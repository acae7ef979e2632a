package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionReasonTest {
  private static final String PREFIX = "2021-11-05 05:03:10.044 - Miniboot  pre: ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "container-image.tar.gz.md5 check failed",
        "No prestaging files",
        "Error /mnt/platform-backup not mounted",
        "Error: /mnt/platform-backup not mounted",
        "Local iso file not found",
        "local install rejected due to validity check error",
        "mount of /dev/disk/by-partlabel/Platform\\x20Backup to /mnt/platform-backup failed rc:32",
        "backup device /dev/disk/by-partlabel/Platform\\x20Backup does not exist",
        "local iso mount failed",
      })
  void knows_the_documents_seven_reasons_and_a_failed_mount(String text) {
    assertThat(RejectionReason.in(PREFIX + text)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"local install check", "bootimage check passed", "prestaged file : x.iso"})
  void takes_nothing_else_for_a_reason(String text) {
    assertThat(RejectionReason.in(PREFIX + text)).isEmpty();
  }
}
