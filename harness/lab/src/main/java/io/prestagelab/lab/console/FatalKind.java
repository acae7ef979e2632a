package io.prestagelab.lab.console;

import java.util.regex.Pattern;

/** What a server can print that means it will not get any further. */
public enum FatalKind {
  /** The kernel gave up. */
  KERNEL_PANIC("kernel panic", "Kernel panic - not syncing|end Kernel panic"),
  /** The kernel ran into a fault of its own. */
  OOPS(
      "kernel oops",
      "(?:^|\\s)BUG: (?!soft lockup|workqueue lockup)|Oops: |general protection fault|kernel BUG at "
          + "|: [0-9a-f]{4} \\[#\\d+\\]"),
  /** The kernel killed a process for want of memory. */
  OUT_OF_MEMORY("out of memory", "Out of memory: |oom-kill:|invoked oom-killer"),
  /** A disk did not write what it was told; what cannot be read an installer can do without. */
  IO_ERROR(
      "I/O error",
      "(?:critical (?:medium|target|space allocation|nexus)|I/O|timeout|protection) error, dev (?!sr|fd|loop)(?!.*\\(READ\\))"
          + "|Buffer I/O error on dev(?:ice)? (?!sr|fd|loop)(?!.* read\\s*$)"),
  /** A CPU made no headway. */
  SOFT_LOCKUP(
      "soft lockup",
      "(?:soft|workqueue) lockup - |Watchdog detected hard LOCKUP|rcu: INFO: rcu_\\w+ (?:self-)?detected stall|blocked for more than \\d+ seconds"),
  /** A shell for an operator who is not there. */
  EMERGENCY_SHELL(
      "emergency shell",
      "You are in emergency mode|Entering emergency mode|dracut:/#|^\\(initramfs\\)|Give root password for maintenance"
          + "|Cannot open access to console, the root account is locked|grub rescue>"),
  /** The installer's RAM disk could not go on. */
  RAM_DISK("installer start", "lab-initrd: FATAL: (.*)"),
  /** The boot loader could not read what it was to start. */
  BOOT_LOADER(
      "boot loader",
      "isolinux: Disk error|Boot failed: press a key to retry|Could not find kernel image|Image checksum error"
          + "|Failed to load (?:COM32|ldlinux|libcom32)"
          + "|^error: (?:attempt to read or write outside of|failure reading sector|file .* not found|premature end of file)"),
  /** Firmware, shim or boot loader refused what nobody has signed whom they know. */
  SECURE_BOOT(
      "Secure Boot",
      "BdsDxe: failed to (?:load|start) .*: (?:Access Denied|Security Violation)"
          + "|Security Policy Violation|bad shim signature|has invalid signature"),
  /** The firmware found nothing to boot. */
  NO_BOOT_DEVICE(
      "no bootable device",
      "No bootable device|BdsDxe: No bootable option|^Shell> |UEFI Interactive Shell"),
  /** The kickstart's own failure banner for prestaging. */
  PRESTAGING_FAILED("prestaging failed", "Prestaging [Ff]ailed[.:](.*)"),
  /** The installer's failure banner. */
  INSTALLATION_FAILED(
      "installation failed",
      "^Installation failed\\.|Installation Failed: ERROR: |^Install failed, starting boot shell"
          + "|"
          + Question.TEXT
          + "|There was an error running the kickstart script at line \\d+|^ERROR: Specified installation .* device is invalid");

  /** What an installer asks that cannot go on; a line that has no end. */
  private static final class Question {
    static final String TEXT = "^Select disk to format and install:";
    static final Pattern PATTERN = Pattern.compile(TEXT);
  }

  private final String words;
  private final Pattern pattern;

  FatalKind(String words, String pattern) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
  }

  /** What it is called in a verdict. */
  public String words() {
    return words;
  }

  /**
   * Whether a line that has no end yet is a question that nobody answers. Of others nothing can be
   * told: half a message is another one.
   */
  public static boolean isQuestion(String unfinished) {
    return Question.PATTERN.matcher(unfinished).find();
  }

  /** Whether {@code line} says it. */
  boolean isIn(String line) {
    return pattern.matcher(line).find();
  }

  /** Whether the lines that follow belong to the message, as the details of a banner do. */
  public boolean hasDetails() {
    return this == INSTALLATION_FAILED || this == PRESTAGING_FAILED;
  }
}
