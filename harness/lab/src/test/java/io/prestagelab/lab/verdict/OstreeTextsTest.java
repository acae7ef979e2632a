package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OstreeTextsTest {
  private static final String HEADER =
      "2026-11-29 01:19:37.115 miniboot     mkfs  info: controller ";
  private static final String SET =
      HEADER
          + "Setting insturl to file:////tmp/platform-backup/24.09/ostree_repo to use prestaged ostree_repo";
  private static final String PULLED_LOCALLY =
      HEADER
          + "ostree --repo=/sysroot/x: pulling from file:////tmp/platform-backup/24.09/ostree_repo";
  private static final String PULLED =
      HEADER + "ostree --repo=/sysroot/x: pulling from http://10.0.2.2:80/iso/24.09/ostree_repo";

  private static InstallerTestimony log(String... lines) {
    return new InstallerTestimony(List.of(lines), OstreeTexts.INSTANCE);
  }

  @Test
  void a_local_install_looks_for_newer_commits_at_the_system_controller_and_stays_local() {
    InstallerTestimony log = log(SET, PULLED_LOCALLY, PULLED);
    assertThat(log.says(Mode.LOCAL)).isTrue();
    assertThat(log.says(Mode.REMOTE)).isFalse();
    assertThat(log.reasons()).isEmpty();
  }

  @Test
  void what_was_looked_for_and_not_found_is_the_reason_where_no_line_gives_one() {
    InstallerTestimony log = log(PULLED);
    assertThat(log.says(Mode.REMOTE)).isTrue();
    assertThat(log.says(Mode.LOCAL)).isFalse();
    assertThat(log.reasons()).containsExactly(OstreeTexts.NOTHING_PRESTAGED);
  }

  @Test
  void a_partition_that_was_not_there_is_the_reason_although_no_line_says_so() {
    String created = HEADER + "Platform Backup partition not detected: CREATING";
    String other =
        HEADER
            + "Discovered persistent backup partition, /dev/sda2, has a missing 'ext4' filesystem . Recreating...";
    assertThat(log(created, PULLED).reasons()).containsExactly(OstreeTexts.NO_PARTITION);
    assertThat(log(other, created, PULLED).reasons()).containsExactly(OstreeTexts.NO_FILE_SYSTEM);
    assertThat(log(created, SET, PULLED).reasons()).isEmpty();
  }

  @Test
  void a_checksum_that_differs_is_the_reason() {
    String failed =
        HEADER.replace(" info", "error")
            + "ostree checksum failed on /tmp/platform-backup/24.09/ostree_repo";
    assertThat(log(failed, PULLED).reasons())
        .containsExactly("ostree checksum failed on /tmp/platform-backup/24.09/ostree_repo");
  }

  @Test
  void a_file_system_check_that_fails_is_the_reason() {
    String failed =
        HEADER
            + "ostree fsck failed on prestaged /tmp/platform-backup/24.09/ostree_repo: reverting to remote pull";
    assertThat(log(failed, PULLED).reasons())
        .containsExactly("ostree fsck failed on prestaged /tmp/platform-backup/24.09/ostree_repo");
  }

  @Test
  void a_log_without_a_pull_says_nothing() {
    InstallerTestimony log = log(HEADER + "BIOS Firmware execution");
    assertThat(Stream.of(Mode.values()).filter(log::says)).isEmpty();
    assertThat(log.reasons()).isEmpty();
  }

  @Test
  void the_identity_is_that_of_the_first_line_that_names_one() {
    String uuid = "dd8e8e56-e18e-4485-8034-66e897f547f2";
    assertThat(log(HEADER + "Generated install uuid " + uuid).installUuid()).contains(uuid);
    assertThat(log(HEADER + "Using saved install uuid " + uuid).installUuid()).contains(uuid);
    assertThat(log(PULLED).installUuid()).isEmpty();
  }
}
