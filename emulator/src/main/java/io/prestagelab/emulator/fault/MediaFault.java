package io.prestagelab.emulator.fault;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with virtual media that are inserted from now on.
 *
 * @param kibPerSecond the medium is no faster than this, in KiB/s
 * @param cutAt reads at and after this byte fail
 * @param flipAt the lowest bit of this byte is wrong
 * @param inserted {@code early}: {@code Inserted} is true before the medium has been fetched, and
 *     stays so if it cannot be; {@code never}: it is never true
 * @param imageShown what clients read as {@code Image}; {@code {image}} stands for what was sent
 * @param swapTo URL of the image that is inserted instead
 */
public record MediaFault(
    @Nullable Integer kibPerSecond,
    @Nullable Long cutAt,
    @Nullable Long flipAt,
    @Nullable String inserted,
    @Nullable String imageShown,
    @Nullable String swapTo)
    implements Fault {

  /** Nothing goes wrong. */
  public static final MediaFault NONE = new MediaFault(null, null, null, null, null, null);

  public MediaFault {
    if (kibPerSecond != null && kibPerSecond < 1) {
      throw new IllegalArgumentException("kibPerSecond " + kibPerSecond + ": at least 1");
    }
    if (inserted != null && !inserted.equals("early") && !inserted.equals("never")) {
      throw new IllegalArgumentException(
          "inserted '" + inserted + "'; 'early' and 'never' are possible");
    }
    if (swapTo != null) {
      URI unused = URI.create(swapTo);
    }
  }

  /** Whether {@code Inserted} is true too soon. */
  public boolean insertedEarly() {
    return "early".equals(inserted);
  }

  /** Whether {@code Inserted} is never true. */
  public boolean insertedNever() {
    return "never".equals(inserted);
  }

  /** The same of a medium that is as fast as it can be. */
  public MediaFault withoutRate() {
    return new MediaFault(null, cutAt, flipAt, inserted, imageShown, swapTo);
  }

  /** What clients read as the image instead of {@code image}. */
  public String shown(String image) {
    return imageShown == null ? image : imageShown.replace("{image}", image);
  }

  /** Both at once; where they differ, the other counts. */
  MediaFault and(MediaFault other) {
    return new MediaFault(
        first(other.kibPerSecond, kibPerSecond),
        first(other.cutAt, cutAt),
        first(other.flipAt, flipAt),
        first(other.inserted, inserted),
        first(other.imageShown, imageShown),
        first(other.swapTo, swapTo));
  }

  static <T> @Nullable T first(@Nullable T one, @Nullable T otherwise) {
    return one == null ? otherwise : one;
  }
}
