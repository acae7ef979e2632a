package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticianTest {

  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();

  private static final String REJECTED =
      """
      2021-11-05 05:03:10.044 - Miniboot  pre: local install check
      2021-11-05 05:03:12.060 - Miniboot  pre: found prestaged iso image /mnt/platform-backup/21.12/bootimage.iso
      2021-11-05 05:03:28.432 - Miniboot  pre: container-image.tar.gz.md5 check failed
      2021-11-05 05:03:28.434 - Miniboot  pre: local install rejected due to validity check error
      2021-11-05 05:10:26.467 - Miniboot post: Remote Install
      """;

  @TempDir Path folder;

  private Diagnosis diagnose(String log) throws IOException {
    return DIAGNOSTICIAN.diagnose(List.of(Files.writeString(folder.resolve("ks.log"), log)));
  }

  @Test
  void the_proof_is_the_line_in_the_file() throws IOException {
    Diagnosis diagnosis = diagnose("\n\n" + REJECTED);
    assertThat(diagnosis.proof().get(0).file()).endsWith("ks.log");
    assertThat(diagnosis.proof().get(0).line()).isEqualTo(5);
    assertThat(diagnosis.proof().get(0).text()).contains("container-image.tar.gz.md5 check failed");
  }

  @Test
  void the_title_names_the_file_that_the_log_names() throws IOException {
    assertThat(diagnose(REJECTED).title())
        .isEqualTo("A check of the Install Bundle failed (container-image.tar.gz.md5)");
  }

  @Test
  void the_next_best_cause_is_ruled_out_by_a_line() throws IOException {
    assertThat(diagnose(REJECTED).ruledOut())
        .anySatisfy(
            dropped -> {
              assertThat(dropped.cause()).isEqualTo("no-prestaged-iso");
              assertThat(dropped.why()).contains("ks.log:2");
            });
  }

  @Test
  void a_rejected_local_install_is_a_remote_one() throws IOException {
    Diagnosis diagnosis = diagnose(REJECTED);
    assertThat(diagnosis.outcome()).isEqualTo(Outcome.REMOTE);
    assertThat(diagnosis.install()).isEqualTo("remote");
    assertThat(diagnosis.phase()).isEqualTo(Phase.MINIBOOT_PRE);
  }

  @Test
  void a_failure_after_a_rejection_is_the_main_cause_and_the_rejection_is_told_too()
      throws IOException {
    Diagnosis diagnosis =
        diagnose(REJECTED + "Installation failed.\n\n2021-11-05 05:12:28 ERROR 404: Not Found.\n");
    assertThat(diagnosis.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(diagnosis.cause()).isEqualTo("download-failed");
    assertThat(diagnosis.also()).extracting(Diagnosis.Other::cause).contains("bundle-check-failed");
  }

  @Test
  void only_the_last_attempt_counts() throws IOException {
    Diagnosis diagnosis =
        diagnose(
            REJECTED
                + """
                2021-11-06 05:00:00.000 - Miniboot  pre: local install check
                2021-11-06 05:00:09.100 - Miniboot  pre: local iso mounted for local install
                2021-11-06 05:07:00.100 - Miniboot post: Local Install
                """);
    assertThat(diagnosis.outcome()).isEqualTo(Outcome.LOCAL);
    assertThat(diagnosis.attempts()).isEqualTo(2);
  }

  @Test
  void a_log_read_again_on_a_recorded_console_is_no_second_attempt() throws IOException {
    String recorded =
        """
        2026-11-25T15:20:06.048210110Z\t15:20:05 Running the kickstart miniboot_controller_ks.cfg
        2026-11-25T15:20:08.903319834Z\t[   12.280827]  sda: sda1 sda2 sda3
        2026-11-25T15:20:09.738931078Z\t2026-11-25 15:20:08.762 - Miniboot  pre: local install check
        2026-11-25T15:21:03.322480402Z\tlocalhost login:
        2026-11-25T15:21:04.209499581Z\t2026-11-25 15:20:08.762 - Miniboot  pre: local install check
        """;
    assertThat(diagnose(recorded).attempts()).isEqualTo(1);
  }

  @Test
  void a_recorded_line_that_the_kernel_wrote_into_is_put_together() throws IOException {
    String recorded =
        """
        2026-11-25T15:20:08.903319834Z\t2026-11-25 15:20:08.762 - Miniboot  pre: lo[   12.280827]  sda: sda1
        2026-11-25T15:20:08.904319834Z\tcal iso file not found
        """;
    assertThat(diagnose(recorded).cause()).isEqualTo("no-prestaged-iso");
  }

  @Test
  void a_servers_name_alone_is_no_login() throws IOException {
    assertThat(diagnose("qemu-system-x86_64 -name subcloud1 -machine pc\n").lastProgress())
        .isNull();
  }

  @Test
  void a_title_without_what_the_log_would_name_has_no_hole() throws IOException {
    assertThat(diagnose("lab-initrd: FATAL: cannot fetch http://x/y\n").ruledOut())
        .extracting(Diagnosis.RuledOut::title)
        .contains("The server has no network interface");
  }

  @Test
  void a_log_that_says_nothing_stays_unknown_with_its_last_step_and_first_error()
      throws IOException {
    Diagnosis diagnosis =
        diagnose(
            """
            2021-11-05 05:03:10.044 - Miniboot  pre: local install check
            lvmetad: 3 failed so far
            """);
    assertThat(diagnosis.known()).isFalse();
    assertThat(diagnosis.lastProgress()).extracting("line").isEqualTo(1L);
    assertThat(diagnosis.firstError()).extracting("line").isEqualTo(2L);
  }

  @Test
  void archives_are_read_without_unpacking() throws IOException {
    Path archive = folder.resolve("collect.tgz");
    try (OutputStream file = Files.newOutputStream(archive);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
      add(tar, "var/log/anaconda/ks-script-1.log", REJECTED.getBytes(StandardCharsets.UTF_8));
    }
    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(List.of(archive));
    assertThat(diagnosis.cause()).isEqualTo("bundle-check-failed");
    assertThat(diagnosis.proof().get(0).file())
        .isEqualTo(archive + "!var/log/anaconda/ks-script-1.log");
  }

  @Test
  void a_damaged_archive_is_read_as_far_as_it_goes() throws IOException {
    Path archive = folder.resolve("ks.log.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(archive))) {
      gzip.write(REJECTED.getBytes(StandardCharsets.UTF_8));
    }
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(whole, whole.length - 9));
    assertThat(DIAGNOSTICIAN.diagnose(List.of(archive)).notes())
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("damaged");
  }

  @Test
  void xz_is_read() throws IOException {
    Path archive = folder.resolve("ks.log.xz");
    try (OutputStream xz =
        new org.apache.commons.compress.compressors.xz.XZCompressorOutputStream(
            Files.newOutputStream(archive))) {
      xz.write(REJECTED.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(DIAGNOSTICIAN.diagnose(List.of(archive)).cause()).isEqualTo("bundle-check-failed");
  }

  @Test
  void an_archive_bomb_is_left_alone() throws IOException {
    Path bomb = folder.resolve("ks.log.gz");
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      for (int i = 0; i < 300; i++) {
        gzip.write(blanks);
      }
    }
    assertThat(DIAGNOSTICIAN.diagnose(List.of(bomb)).notes())
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("far more than logs do");
  }

  @Test
  void text_of_windows_is_read() throws IOException {
    Path log = folder.resolve("ks.log");
    Files.writeString(log, "\ufeff" + REJECTED.replace("\n", "\r\n"), StandardCharsets.UTF_16LE);
    assertThat(DIAGNOSTICIAN.diagnose(List.of(log)).cause()).isEqualTo("bundle-check-failed");
  }

  @Test
  void what_is_no_text_is_left_with_a_note() throws IOException {
    Path program = folder.resolve("program");
    Files.write(program, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(List.of(program));
    assertThat(diagnosis.known()).isFalse();
    assertThat(diagnosis.notes().toString()).contains("is no text");
  }

  @Test
  void a_text_that_nobody_has_seen_is_the_cause_but_not_certain() throws IOException {
    Diagnosis diagnosis = diagnose("miniboot warn: Installation Failed: ERROR: the moon is full\n");
    assertThat(diagnosis.title()).isEqualTo("The installer gave up: the moon is full");
    assertThat(diagnosis.sure()).isLessThan(0.9);
  }

  @Test
  void a_device_of_another_letter_and_the_opposite_word_are_not_forgiven() throws IOException {
    assertThat(diagnose("Info  : Power Off Host verified (after 20 seconds)\n").lastProgress())
        .extracting(Diagnosis.Place::says)
        .isEqualTo("the server was switched off");
    assertThat(diagnose("blk_update_request: I/O error, dev fd0, sector 0\n").known()).isFalse();
  }

  @Test
  void a_journal_exported_as_json_is_read() throws IOException {
    assertThat(
            diagnose(
                    "{\"PRIORITY\":\"4\",\"MESSAGE\":\"Installation Failed: ERROR: invalid install device /dev/sdz\"}\n")
                .cause())
        .isEqualTo("device-invalid");
  }

  @Test
  void a_long_message_of_a_journal_is_read() throws IOException {
    assertThat(
            diagnose(
                    "{\"MESSAGE\":\"%sInstallation Failed: ERROR: invalid install device /dev/sdz\"}\n"
                        .formatted("long \\n".repeat(4_000)))
                .cause())
        .isEqualTo("device-invalid");
  }

  @Test
  void standard_input_is_read() {
    java.io.InputStream before = System.in;
    System.setIn(new java.io.ByteArrayInputStream(REJECTED.getBytes(StandardCharsets.UTF_8)));
    try {
      Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(List.of(Path.of("-")));
      assertThat(diagnosis.proof().get(0).file()).isEqualTo("stdin");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void a_kickstart_in_a_folder_is_no_log() throws IOException {
    Files.writeString(folder.resolve("miniboot.cfg"), "echo 'ERROR: Partition creation failed'\n");
    Files.writeString(folder.resolve("ks-script-1.log"), REJECTED);
    assertThat(DIAGNOSTICIAN.diagnose(List.of(folder)).cause()).isEqualTo("bundle-check-failed");
  }

  @Test
  void why_it_was_not_local_is_told_beside_a_later_failure() throws IOException {
    assertThat(
            diagnose(
                    REJECTED
                        + "Installation failed.\n\n2021-11-05 05:12:28 ERROR 404: Not Found.\n")
                .whyNotLocal())
        .isEqualTo("A check of the Install Bundle failed (container-image.tar.gz.md5)");
  }

  @Test
  void repeated_stretches_of_a_bad_line_do_not_count() throws IOException {
    assertThat(
            diagnose(
                    """
                    2021-11-05 05:03:10.044 - Minibobootot  pre:e: local l install check
                    2021-11-1-05 05:03:17.340 - Miniboot  pre:e: local i iso f file nnototot found
                    """)
                .cause())
        .isEqualTo("no-prestaged-iso");
  }

  @Test
  void a_kernel_message_may_be_written_into_another() throws IOException {
    assertThat(
            diagnose(
                    """
                    [   12.000001] dracut: Warning: Could not fi[    4.918220] ata2.00: configured
                    nd device enp0s9 for network
                    """)
                .cause())
        .isEqualTo("interface-not-found");
  }

  @Test
  void a_line_that_is_cut_off_is_not_taken_for_a_similar_one() throws IOException {
    String cut = REJECTED.substring(0, REJECTED.indexOf("jected due"));
    assertThat(diagnose(cut).cause()).isEqualTo("bundle-check-failed");
  }

  @Test
  void a_failure_after_the_decision_for_local_is_no_success() throws IOException {
    Diagnosis diagnosis =
        diagnose(
            """
            2023-10-05 07:12:58.310 kickstart mkfs  info: Miniboot Setting insturl to file:///x to use prestaged ostree_repo
            2023-10-05 07:13:52.120 kickstart mkfs  error: Installation Failed: ERROR: something else
            """);
    assertThat(diagnosis.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(diagnosis.cause()).isEqualTo("installation-failed");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> DIAGNOSTICIAN.diagnose(List.of(folder.resolve("no.log"))))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("no.log does not exist");
  }

  private static void add(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
