package io.prestagelab.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
          [    9.9] I/O error, dev nvme0n1, sector 0 op 0x1:(WRITE) flags 0x0           | IO_ERROR
          [    2.5] Kernel panic - not syncing: VFS: Unable to mount root fs on unknown-block(0,0) | KERNEL_PANIC
          [    6.6] Kernel panic - not syncing: Attempted to kill init! exitcode=0x00000100 | KERNEL_PANIC
          [    6.6] ---[ end Kernel panic - not syncing: Attempted to kill init! ]---   | KERNEL_PANIC
          [   12.4] BUG: kernel NULL pointer dereference, address: 0000000000000008     | OOPS
          [   12.4] general protection fault, probably for non-canonical address 0xdead000000000108: 0000 [#1] PREEMPT SMP NOPTI | OOPS
          [   12.4] kernel BUG at mm/slub.c:440!                                        | OOPS
          [   12.4] invalid opcode: 0000 [#1] PREEMPT SMP NOPTI                         | OOPS
          [   12.4] divide error: 0000 [#2] PREEMPT SMP NOPTI                           | OOPS
          [   26.1] watchdog: BUG: soft lockup - CPU#0 stuck for 26s! [kworker/0:1:8]   | SOFT_LOCKUP
          [   31.0] BUG: workqueue lockup - pool cpus=0 node=0 flags=0x0 nice=0 stuck for 31s! | SOFT_LOCKUP
          [   31.0] watchdog: Watchdog detected hard LOCKUP on cpu 0                    | SOFT_LOCKUP
          [   21.0] rcu: INFO: rcu_preempt self-detected stall on CPU                   | SOFT_LOCKUP
          [  242.7] INFO: task jbd2/sda5-8:211 blocked for more than 120 seconds.       | SOFT_LOCKUP
          [   61.9] md5sum invoked oom-killer: gfp_mask=0x1100cca(GFP_HIGHUSER_MOVABLE), order=0, oom_score_adj=0 | OUT_OF_MEMORY
          [   61.9] oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),cpuset=/,mems_allowed=0,global_oom,task=cp | OUT_OF_MEMORY
          [   61.9] Out of memory: Killed process 412 (cp) total-vm:9436kB, anon-rss:1024kB | OUT_OF_MEMORY
          [    9.9] I/O error, dev sda, sector 4401152 op 0x1:(WRITE) flags 0x80700 phys_seg 4 prio class 2 | IO_ERROR
          [    9.9] blk_update_request: I/O error, dev sda, sector 2048                 | IO_ERROR
          [    9.9] critical medium error, dev sda, sector 2048 op 0x1:(WRITE) flags 0x0 phys_seg 1 prio class 2 | IO_ERROR
          [    9.9] critical target error, dev vda, sector 2048 op 0x1:(WRITE) flags 0x0 phys_seg 1 prio class 2 | IO_ERROR
          [    9.9] Buffer I/O error on dev dm-0, logical block 1, lost async page write | IO_ERROR
          Entering emergency mode. Exit the shell to continue.                          | EMERGENCY_SHELL
          dracut:/#                                                                     | EMERGENCY_SHELL
          (initramfs)                                                                   | EMERGENCY_SHELL
          Give root password for maintenance                                            | EMERGENCY_SHELL
          Cannot open access to console, the root account is locked.                    | EMERGENCY_SHELL
          grub rescue>                                                                  | EMERGENCY_SHELL
          isolinux: Disk error 04, AX = 4204, drive EF                                  | BOOT_LOADER
          Boot failed: press a key to retry, or wait for reset...                       | BOOT_LOADER
          error: failure reading sector 0x3810 from `cd0'.                              | BOOT_LOADER
          lab-initrd: FATAL: cannot fetch http://10.0.2.2:1/LiveOS/squashfs.img          | RAM_DISK
          You are in emergency mode. After logging in, type "journalctl -xb"            | EMERGENCY_SHELL
          No bootable device.                                                           | NO_BOOT_DEVICE
          BdsDxe: failed to load Boot0001 "UEFI QEMU QEMU CD-ROM " from PciRoot(0x0)/Pci(0x4,0x0)/Scsi(0x0,0x0): Access Denied | SECURE_BOOT
          error: bad shim signature.                                                    | SECURE_BOOT
          BdsDxe: No bootable option or device was found.                               | NO_BOOT_DEVICE
          Installation failed.                                                          | INSTALLATION_FAILED
          Prestaging failed.                                                            | PRESTAGING_FAILED
          2021-11-05 19:45:56.422 - Prestaging post: Prestaging failed: mount failed    | PRESTAGING_FAILED
          There was an error running the kickstart script at line 611.                  | INSTALLATION_FAILED
          """)
  void knows_what_ends_a_server(String line, FatalKind kind) {
    assertThat(FatalBank.find(line)).map(FatalMessage::kind).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[    0.0] Command line: panic=10 oops=panic",
        "[    9.9] blk_update_request: I/O error, dev sr0, sector 0",
        "[    9.9] I/O error, dev sda, sector 4401152 op 0x0:(READ) flags 0x80700 phys_seg 4 prio class 2",
        "[    9.9] critical medium error, dev sda, sector 2048 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2",
        "[    9.9] Buffer I/O error on dev sda2, logical block 0, async page read",
        "[    9.9] Buffer I/O error on dev sr0, logical block 0, async page read",
        "2021-11-05 05:03:10.044 - Miniboot  pre: local install rejected due to validity check error",
        "[    2.3] ata2.00: configured for MWDMA2, error handling on",
        "[    1.7] printk: console [ttyS0] enabled",
        "[    9.9] EXT4-fs (sda2): VFS: Can't find ext4 filesystem",
        "[    0.0] rcu: Preemptible hierarchical RCU implementation.",
        "[    4.2] microcode: hang check for oom is off",
        "Running... grep 'Out of memory' /var/log/messages",
        "lab-initrd: fetching http://10.0.2.2:1/LiveOS/squashfs.img",
      })
  void lets_the_rest_pass(String line) {
    assertThat(FatalBank.find(line)).isEmpty();
  }

  @Test
  void a_line_is_read_no_further_than_its_beginning() {
    String panic = "Kernel panic - not syncing";
    String fits = "x".repeat(4096 - panic.length()) + panic;
    assertThat(FatalBank.find(fits)).map(FatalMessage::line).contains(fits);
    assertThat(FatalBank.find("x" + fits)).isEmpty();
    assertThat(FatalBank.find(fits + "y".repeat(9000))).map(FatalMessage::line).contains(fits);
  }

  @Test
  void a_message_is_told_with_its_kind_and_without_blanks_around_it() {
    assertThat(FatalBank.find("  Installation failed. ".strip() + "  "))
        .map(FatalMessage::text)
        .contains("installation failed: Installation failed.");
  }

  @ParameterizedTest
  @EnumSource(FatalKind.class)
  void only_the_banners_have_details_in_the_lines_that_follow(FatalKind kind) {
    assertThat(kind.hasDetails())
        .isEqualTo(
            kind.words().equals("prestaging failed") || kind.words().equals("installation failed"));
  }
}
