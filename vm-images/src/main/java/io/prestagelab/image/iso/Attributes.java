package io.prestagelab.image.iso;

import java.time.Instant;

/**
 * POSIX attributes of a file in a volume, as Rock Ridge keeps them.
 *
 * @param mode file type and permission bits, as {@code st_mode}
 * @param owner user id
 * @param group group id
 * @param modified time of the last change, whole seconds
 */
public record Attributes(int mode, int owner, int group, Instant modified) {

  static final int TYPE_MASK = 0xF000;
  static final int DIRECTORY = 0x4000;
  static final int REGULAR = 0x8000;
  static final int SYMLINK = 0xA000;

  /** A regular file that all may read, owned by root. */
  public static Attributes file(Instant modified) {
    return new Attributes(REGULAR | 0644, 0, 0, modified);
  }

  /** A directory that all may enter, owned by root. */
  public static Attributes directory(Instant modified) {
    return new Attributes(DIRECTORY | 0755, 0, 0, modified);
  }
}
