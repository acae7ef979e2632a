package io.prestagelab.image.crash;

/**
 * An entry of a disk's write log.
 *
 * @param kind what was asked of the disk
 * @param sector first sector, in the log's sectors
 * @param sectors how many
 * @param preflush whether everything before it is durable, as after a flush
 * @param fua whether it is durable itself once it is done (forced unit access)
 * @param at where its data begins in the log's file, in bytes
 */
public record LoggedWrite(
    Kind kind, long sector, long sectors, boolean preflush, boolean fua, long at) {

  /** What was asked of the disk. */
  public enum Kind {
    WRITE,
    /** The sectors are empty afterwards, as QEMU's disks have it. */
    DISCARD,
    FLUSH,
    /** A mark of somebody who logs. */
    MARK
  }

  /** Whether it makes everything before it durable. */
  public boolean isFlush() {
    return preflush || kind == Kind.FLUSH;
  }

  /** Whether it changes the disk. */
  public boolean isChange() {
    return sectors > 0 && (kind == Kind.WRITE || kind == Kind.DISCARD);
  }

  /** The sector after its last. */
  long end() {
    return sector + sectors;
  }
}
