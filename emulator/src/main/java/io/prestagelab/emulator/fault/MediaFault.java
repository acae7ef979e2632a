package io.prestagelab.emulator.fault;

import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with virtual media.
 *
 * @param kibPerSecond the medium is no faster than this, in KiB/s
 * @param cutAt reads at and after this byte fail
 * @param flipAt the lowest bit of this byte is wrong
 */
public record MediaFault(
    @Nullable Integer kibPerSecond, @Nullable Long cutAt, @Nullable Long flipAt) {

  /** Nothing goes wrong. */
  public static final MediaFault NONE = new MediaFault(null, null, null);

  public MediaFault {
    if (kibPerSecond != null && kibPerSecond < 1) {
      throw new IllegalArgumentException("kibPerSecond " + kibPerSecond + ": at least 1");
    }
  }
}
