package io.prestagelab.harness.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FatalBankTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [    1.2] Kernel panic - not syncing: VFS: Unable to mount root fs            | KERNEL_PANIC
          [    3.1] BUG: unable to handle page fault for address: ffffa0                | OOPS
          [    3.1] Oops: 0002 [#1] PREEMPT SMP PTI                                     | OOPS
          [   60.0] watchdog: BUG: soft lockup - CPU#1 stuck for 22s!                   | SOFT_LOCKUP
          [   60.0] rcu: INFO: rcu_preempt detected stalls on CPUs/tasks                | SOFT_LOCKUP
          [   61.9] Out of memory: Killed process 312 (md5sum)                          | OUT_OF_MEMORY
          [    9.9] blk_update_request: I/O error, dev sda, sector 2048 op 0x1:(WRITE)  | IO_ERROR
          [    9.9] I/O error, dev nvme0n1, sector 0 op 0x0:(READ) flags 0x0            | IO_ERROR
          lab-initrd: FATAL: cannot fetch http://10.0.2.2:1/LiveOS/squashfs.img          | RAM_DISK
          You are in emergency mode. After logging in, type "journalctl -xb"            | EMERGENCY_SHELL
          No bootable device.                                                           | NO_BOOT_DEVICE
          BdsDxe: No bootable option or device was found.                               | NO_BOOT_DEVICE
          Installation failed.                                                          | INSTALLATION_FAILED
          Prestaging failed.                                                            | PRESTAGING_FAILED
          2021-11-05 19:45:56.422 - Prestaging post: Prestaging failed: mount failed    | PRESTAGING_FAILED
          There was an error running the kickstart script at line 611.                  | INSTALLATION_FAILED
          """)
  void knows_what_ends_a_server(String line, FatalKind kind) {
    assertThat(FatalBank.all().find(line)).map(FatalMessage::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    0.0] Command line: panic=10 oops=panic",
        "[    9.9] blk_update_request: I/O error, dev sr0, sector 0",
        "[    9.9] Buffer I/O error on dev sr0, logical block 0, async page read",
        "2021-11-05 05:03:10.044 - Miniboot  pre: local install rejected due to validity check error",
        "Running... grep 'Out of memory' /var/log/messages",
        "lab-initrd: fetching http://10.0.2.2:1/LiveOS/squashfs.img",
      })
  void lets_the_rest_pass(String line) {
    assertThat(FatalBank.all().find(line)).isEmpty();
  }

  @Test
  void lets_pass_what_a_scenario_expects() {
    FatalBank bank = FatalBank.all().expecting(FatalKind.KERNEL_PANIC);
    assertThat(bank.find("Kernel panic - not syncing: test")).isEmpty();
    assertThat(bank.find("Installation failed.")).isPresent();
  }
}
