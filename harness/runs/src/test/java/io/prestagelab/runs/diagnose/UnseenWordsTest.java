package io.prestagelab.runs.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs' words that nobody has seen before are told by their form, and never with certainty. */
class UnseenWordsTest {

  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician();

  @TempDir Path folder;

  private Diagnosis diagnose(String log) throws IOException {
    return DIAGNOSTICIAN.diagnose(List.of(Files.writeString(folder.resolve("any.log"), log)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Stage : Redfish Client Connection|bmc-unreachable",
        "Stage : Root Query|bmc-query-failed",
        "Stage : Create Communication Session|bmc-session-failed",
        "Stage : Get CD/DVD Virtual Media|bmc-no-virtual-media",
        "Stage : Eject Current Image|bmc-eject-failed",
        "Stage : Power Off Host|bmc-power-failed",
        "Stage : Insert Image into Virtual Media CD/DVD|bmc-insert-failed",
        "Stage : Set Next Boot Override to CD/DVD|bmc-boot-override-failed",
      })
  void the_clients_last_stage_tells_the_step_of_an_error_in_new_words(String stage, String cause)
      throws IOException {
    String[] clocks = {"", "2024-03-01 10:00:01 ", "Mar 01 10:00:01 host rvmc[71]: 10:00:01 "};
    for (String clock : clocks) {
      Diagnosis diagnosis =
          diagnose(clock + stage + "\n" + clock + "Error : the hamster left the wheel\n");
      assertThat(diagnosis.cause()).as(clock).isEqualTo(cause);
      assertThat(diagnosis.title()).contains("the hamster left the wheel");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST https://192.0.2.9/redfish/v1/Managers/7/VirtualMedia/Cd1/Actions/VirtualMedia.InsertMedia|bmc-insert-failed",
        "POST https://192.0.2.9/redfish/v1/Managers/7/VirtualMedia/Cd1/Actions/VirtualMedia.EjectMedia|bmc-eject-failed",
        "POST https://192.0.2.9/redfish/v1/Systems/Self/Actions/ComputerSystem.Reset|bmc-power-failed",
        "PATCH https://192.0.2.9/redfish/v1/Systems/437XR1138R2|bmc-boot-override-failed",
        "GET https://192.0.2.9/redfish/v1/Managers/bmc/VirtualMedia|bmc-no-virtual-media",
      })
  void the_request_tells_the_step_whatever_the_status(String request, String cause)
      throws IOException {
    for (int status : new int[] {401, 403, 404, 409, 412, 428, 500, 503}) {
      Diagnosis diagnosis =
          diagnose(
              "Fri Mar  1 10:00:03 2024 Error : HTTP Status : %d ; %s failed after 3 seconds\n"
                  .formatted(status, request));
      assertThat(diagnosis.cause()).isEqualTo(cause);
      assertThat(diagnosis.title() + diagnosis.advice()).contains("HTTP " + status);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Failed to attach the ISO to the virtual CD: quota|bmc-insert-failed",
        "cannot change the boot source to Cd|bmc-boot-override-failed",
        "could not power on the server after 3 tries|bmc-power-failed",
        "failed to write the partition table of the target|partitioning-failed",
        "cannot mount /dev/sdq3 on /target|mount-failed",
        "unable to install the boot loader to the EFI partition|boot-entry-failed",
        "failed to download the payload from the mirror|fetch-failed",
        "/dev/sdx is still in use by somebody|disk-in-use",
      })
  void what_a_service_complains_of_is_guessed_from_its_words(String words, String cause)
      throws IOException {
    Diagnosis diagnosis =
        diagnose("2026-01-02 03:04:05.678 9 ERROR some.service.module [req-1] " + words + "\n");
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.title()).contains(words);
    assertThat(diagnosis.sure()).isLessThan(0.9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "No disk drive was detected. If you know the name of the driver, select it.|no-disk",
        "No network interfaces detected|interface-not-found",
        "Network autoconfiguration failed|interface-no-link",
        "The debootstrap program exited with an error (return value 1).|installation-failed",
        "Executing 'grub-install /dev/sda' failed. This is a fatal error.|boot-entry-failed",
        "No root file system is defined. Please correct this.|partitioning-failed",
        "Setting up the base system failed|installation-failed",
        "Bad archive mirror|no-package-source",
      })
  void what_an_installer_asks_in_plain_words_is_told_as_possible(String words, String cause)
      throws IOException {
    Diagnosis diagnosis = diagnose(words + "\n");
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.sure()).isLessThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    3.1] megaraid_sas 0000:61:00.0: Init cmd return status FAILED for SCSI host 0",
        "[    9.4] smartpqi 0000:23:00.0: failed to allocate PQI error buffer",
        "[    4.4] mpt3sas_cm0: unable to map adapter memory! or resource not found",
      })
  void a_controller_that_does_not_start_hides_the_disks_behind_it(String line) throws IOException {
    Diagnosis diagnosis =
        diagnose(
            line
                + "\n[  190.0] dracut-initqueue[700]: Warning: dracut-initqueue timeout - starting timeout scripts\n");
    assertThat(diagnosis.cause()).isEqualTo("disk-controller-failed");
  }

  @Test
  void a_controllers_usual_words_are_no_failure() throws IOException {
    assertThat(
            diagnose(
                    """
                    [    3.1] megaraid_sas 0000:61:00.0: default DMA mask, mirroring on
                    [    3.2] smartpqi 0000:23:00.0: Microsemi Smart Family Controller found
                    """)
                .known())
        .isFalse();
  }

  @Test
  void a_typed_request_tells_the_step_by_its_method_and_address() throws IOException {
    String answer =
        "\n{\"error\": {\"@Message.ExtendedInfo\": [{\"Message\": \"The tide is out\"}]}}\n";
    assertThat(
            diagnose("$ curl -X PATCH https://192.0.2.9/redfish/v1/Systems/1 -d '{}'" + answer)
                .cause())
        .isEqualTo("bmc-boot-override-failed");
    assertThat(
            diagnose(
                    "$ curl --request=POST https://192.0.2.9/redfish/v1/Managers/1/VirtualMedia/Cd/Actions/VirtualMedia.InsertMedia"
                        + answer)
                .cause())
        .isEqualTo("bmc-insert-failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error: the tide is out",
        "FATAL: the tide is out",
        "[ERROR] the tide is out",
        "dracut[71]: error: the tide is out",
        "Error: the tide is out\r"
      })
  void an_error_after_the_last_known_step_is_told_but_only_as_possible(String line)
      throws IOException {
    Diagnosis diagnosis =
        diagnose("2024-02-02 10:03:10.044 - Miniboot  pre: local install check\n" + line + "\n");
    assertThat(diagnosis.cause()).isEqualTo("step-failed");
    assertThat(diagnosis.title()).contains("the tide is out");
    assertThat(diagnosis.sure()).isLessThanOrEqualTo(0.5);
  }

  @Test
  void an_error_that_the_installation_went_on_after_is_not_blamed() throws IOException {
    assertThat(
            diagnose(
                    """
                    2024-02-02 10:03:10.044 - Miniboot  pre: local install check
                    error: the tide is out
                    2024-02-02 10:03:11.044 - Miniboot  pre: found prestaged iso image /mnt/x.iso
                    """)
                .known())
        .isFalse();
  }

  @Test
  void a_guess_gives_way_to_what_is_known() throws IOException {
    assertThat(
            diagnose(
                    """
                    2024-02-02 10:03:10.044 - Miniboot  pre: local install check
                    error: the tide is out
                    Installation Failed: ERROR: invalid install device /dev/sdz
                    """)
                .cause())
        .isEqualTo("device-invalid");
  }

  @ParameterizedTest
  @CsvSource({
    "sda,disk-error",
    "sdb,disk-error",
    "nvme3n1,disk-error",
    "vdc,disk-error",
    "sr0,medium-read-error",
    "sr3,medium-read-error"
  })
  void a_devices_own_name_is_told(String device, String cause) throws IOException {
    Diagnosis diagnosis =
        diagnose(
            "[  300.1] blk_update_request: I/O error, dev %s, sector 812344 op 0x0:(READ)\n"
                .formatted(device));
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.title()).contains(device);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "error: ../../grub-core/kern/mm.c:552:out of memory.",
        "error: out of memory.",
        "error: kern/mm.c:grub_memalign:777:out of memory.",
        "error: the initrd is too big.",
        "error: ../../grub-core/loader/i386/linux.c:743:the initrd is too big."
      })
  void a_loader_without_memory_explains_the_panic_after_it(String line) throws IOException {
    Diagnosis diagnosis =
        diagnose(
            line
                + "\n[    1.9] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)\n");
    assertThat(diagnosis.cause()).isEqualTo("loader-out-of-memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "E: The repository http://192.0.2.2 has invalid signature",
        "error: file /tmp/foo.rpm not found",
        "tar: write error: No space left on device",
        "curl: (23) Failure writing output to destination",
        "cp: error writing '/srv/data/x': No space left on device",
        "Failed to disable NetworkManager.",
        "Error creating file descriptor for /dev/null",
        "An unknown error has occurred",
        "cp: error reading '/mnt/platform-backup/24.09/x.tar': Input/output error",
        "Unknown command: getsvctag2",
        "Failed to create route 'subnet-1'",
        "The image does not fit into memory",
        "The specified network device is invalid.",
        "  Aborted wiping of ext4.",
        "[    0.9] Initramfs unpacking failed: Decoding failed",
        "efibootmgr: ** Warning ** : Boot0003 has same label StarlingX",
        "[ TIME ] Timed out waiting for device dev-ttyS0.device - /dev/ttyS0.",
        "rsync: write failed on \"/boot/efi/x.efi\": No space left on device (28)",
        "[  190.0] dracut-initqueue[700]: Warning: dracut-initqueue timeout - starting timeout scripts",
      })
  void words_that_many_programs_use_make_nobody_certain(String line) throws IOException {
    assertThat(diagnose(line + "\n").sure()).isLessThanOrEqualTo(0.76);
  }

  @Test
  void a_failure_that_the_playbook_ignored_is_none() throws IOException {
    String ejected =
        """
        TASK [Eject Virtual Media] ***
        fatal: [s7]: FAILED! => {"changed": false, "msg": "HTTP Error 400 on POST request to 'https://192.0.2.9/redfish/v1/Managers/1/VirtualMedia/2/Actions/VirtualMedia.EjectMedia'"}
        ...ignoring
        TASK [Insert Virtual Media] ***
        """;
    assertThat(diagnose(ejected + "ok: [s7]\n").known()).isFalse();
    Diagnosis then =
        diagnose(
            ejected
                + "fatal: [s7]: FAILED! => {\"msg\": \"HTTP Error 403 on POST request to"
                + " 'https://192.0.2.9/redfish/v1/Managers/1/VirtualMedia/2/Actions/VirtualMedia.InsertMedia'\"}\n");
    assertThat(then.cause()).isEqualTo("bmc-insert-failed");
    assertThat(then.title()).contains("403");
  }

  @Test
  void an_error_that_the_client_got_over_is_not_blamed() throws IOException {
    Diagnosis diagnosis =
        diagnose(
            """
            2025-02-01 09:11:02 Stage : Insert Image into Virtual Media CD/DVD
            2025-02-01 09:11:04 Error : HTTP Status : 503 ; POST https://192.0.2.9/redfish/v1/Managers/1/VirtualMedia/2/Actions/VirtualMedia.InsertMedia failed after 2 seconds
            2025-02-01 09:11:24 Info  : Image Insertion (took 3 seconds)
            2025-02-01 09:11:25 Stage : Set Next Boot Override to CD/DVD
            2025-02-01 09:11:26 Error : HTTP Status : 400 ; PATCH https://192.0.2.9/redfish/v1/Systems/1 failed after 0 seconds
            """);
    assertThat(diagnosis.cause()).isEqualTo("bmc-boot-override-failed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# ipmitool -H 192.0.2.9 chassis power on@Error: 503 Service Unavailable|bmc-power-failed",
        "Failed to open \\EFI\\BOOT\\grubaa64.efi - Not Found|loader-failed",
        "Device /dev/mapper/mpatha-part1 excluded by a filter.|disk-in-use",
        "Could not create partition 4 from 10 to 20|partitioning-failed",
        "dracut: FATAL: The stage is not for this machine|initrd-failed",
        "node1: Failed to query the BMC of node1 in time|bmc-query-failed",
        "FAIL, PATCH command failed to set boot order, status code is 405|bmc-boot-override-failed",
        "- ERROR    - Could not eject virtual media on node7|bmc-eject-failed",
        "Menu item 'grub-installer' failed.|boot-entry-failed",
        "Prestage failed 'subcloud9': Subcloud is offline.|prestage-failed",
      })
  void forms_of_further_programs_tell_the_step(String lines, String cause) throws IOException {
    assertThat(diagnose(lines.replace("@", "\n") + "\n").cause()).isEqualTo(cause);
  }

  @Test
  void what_was_complained_of_before_a_panic_is_told_with_it_and_nobody_is_certain()
      throws IOException {
    Diagnosis diagnosis =
        diagnose(
            """
            error: the tide took the second half
            [    1.9] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0)
            """);
    assertThat(diagnosis.cause()).isEqualTo("kernel-panic");
    assertThat(diagnosis.title()).contains("the tide took the second half");
    assertThat(diagnosis.sure()).isLessThan(0.9);
  }

  @Test
  void what_things_end_in_gives_way_to_a_cause_shortly_before_it() throws IOException {
    String hint = "RAMDISK: incomplete write (-28 != 4096)\n";
    String panic = "[    2.7] Kernel panic - not syncing: VFS: Unable to mount root fs\n";
    assertThat(
            diagnose("wipefs: error: /dev/sdx: probing initialization failed: busy\n" + panic)
                .cause())
        .isNotEqualTo("kernel-panic");
    assertThat(diagnose(hint + panic).cause()).isEqualTo("initrd-failed");
    String far = "a line of the work\n".repeat(60);
    assertThat(
            diagnose("wipefs: error: /dev/sdx: probing initialization failed: busy\n" + far + panic)
                .cause())
        .isEqualTo("kernel-panic");
  }

  @Test
  void nobody_is_certain_of_one_of_two_causes_that_are_as_well_proven() throws IOException {
    String one = "Installation Failed: ERROR: invalid install device /dev/sdz\n";
    String other = "Error : Unable to Set Boot Override\n";
    assertThat(diagnose(one).sure()).isGreaterThanOrEqualTo(0.9);
    Diagnosis both = diagnose(other + one);
    assertThat(both.sure()).isLessThan(0.9);
    assertThat(both.also()).isNotEmpty();
  }

  @Test
  void advice_that_would_change_something_is_left_out_where_the_cause_is_not_certain()
      throws IOException {
    String line =
        "2021-11-05 05:03:28.432 - Miniboot  pre: container-image.tar.gz.md5 check failed\n";
    assertThat(diagnose(line).advice()).contains("Only if it differs again, prestage again");
    assertThat(diagnose(line.replace("Miniboot", "Mimiboot")).advice())
        .doesNotContain("prestage again")
        .contains("md5sum -c, read-only")
        .contains("not certain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[sysadmin controller-0 ~]$ ostree pull main@Receiving objects: 0@error: the tide is out|fetch-failed",
        "# redfishtool -r 192.0.2.9 root@Error: rc=9|bmc-query-failed",
        "+ vgcreate vg0 /dev/sdx@Error: the tide is out|file-system-failed",
        "PS C:> racadm get BIOS@Error: the tide is out|bmc-query-failed",
      })
  void the_command_that_was_typed_tells_the_step_of_an_error_that_does_not(
      String lines, String cause) throws IOException {
    Diagnosis diagnosis = diagnose(lines.replace("@", "\n") + "\n");
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.sure()).isLessThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "failed to deploy node: failed to attach the ISO to the server: cannot change the boot source of it|bmc-boot-override-failed",
        "Failed to set the boot source: failed to insert the image: the tide|bmc-insert-failed",
        "unable to install: cannot mount /dev/sdq3 on /target|mount-failed",
      })
  void of_failures_within_each_other_the_innermost_tells_the_step(String words, String cause)
      throws IOException {
    Diagnosis diagnosis = diagnose("time=\"2026\" level=error msg=\"" + words + "\"\n");
    assertThat(diagnosis.cause()).isEqualTo(cause);
  }

  @Test
  void the_end_of_a_long_text_is_told_as_it_says_what_happened() throws IOException {
    Diagnosis diagnosis =
        diagnose(
            "2026-01-02 03:04:05.678 9 ERROR some.service.module [req-1] failed to register the host"
                + " in ironic: because of something long".repeat(12)
                + ": the hamster left the wheel\n");
    assertThat(diagnosis.title()).contains("failed to register").endsWith("left the wheel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|  4 | subcloud1 | unmanaged  | offline      | bootstrap-failed | unknown | None |~bootstrap-failed",
        "http://192.0.2.1/x.efi... The tide is out (https://ipxe.org/2d0c618e)~booted-from-network",
        "Last output: \"Error: the disk /dev/sda is in use\"~disk-in-use",
        "Get \"https://192.0.2.9/redfish/v1/Systems\": dial tcp 192.0.2.9:443: connect: no route to host~bmc-unreachable",
        "Get \"http://192.0.2.9/images/x.iso\": dial tcp: lookup mirror: no such host~fetch-failed",
        "dracut-initqueue[383]: Warning: No carrier detected on interface eno7~interface-no-link",
      })
  void further_forms_tell_the_step(String sample) throws IOException {
    String[] part = sample.split("~");
    assertThat(diagnose(part[0] + "\n").cause()).isEqualTo(part[1]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dracut-mount[7]: Warning: the tide cannot be mounted|initrd-failed",
        "tftp: the tide is out|fetch-failed",
        "# ostree admin deploy tide@error: the tide is out|installation-failed",
        "error: the tide is out|step-failed",
        "- WARNING - could not download the tide@- ERROR - cannot set the boot order|bmc-boot-override-failed",
      })
  void the_program_that_complains_tells_the_step_of_what_no_log_tells(String lines, String cause)
      throws IOException {
    Diagnosis diagnosis = diagnose(lines.replace("@", "\n") + "\n");
    assertThat(diagnosis.cause()).isEqualTo(cause);
    assertThat(diagnosis.sure()).isLessThanOrEqualTo(0.6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Jan 01 10:00:00 host app[9]: error: the tide is out\n", "OLD"})
  void an_error_in_a_whole_systems_journal_or_long_before_the_end_is_none_of_an_installation(
      String log) throws IOException {
    String old = "error: the tide is out\n" + "a line of the work\n".repeat(60);
    assertThat(diagnose(log.equals("OLD") ? old : log).known()).isFalse();
  }
}
