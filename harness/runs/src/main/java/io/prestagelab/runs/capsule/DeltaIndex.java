package io.prestagelab.runs.capsule;

import io.prestagelab.runs.RunException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where each part of a disk comes from: the entry {@code delta.json} of its file.
 *
 * @param format always {@link #FORMAT}
 * @param diskBytes size of the disk
 * @param base name of the image that the disk began as, or null if it began empty
 * @param isoSha256 SHA-256 of the installation ISO that parts are found in, or null
 * @param runs the parts in their order, none over another: where on the disk, how many bytes, and
 *     where in the ISO, or {@link #STORED} or {@link #ZEROS}
 */
record DeltaIndex(
    String format,
    long diskBytes,
    @Nullable String base,
    @Nullable String isoSha256,
    List<long[]> runs) {

  static final String NAME = "delta.json";
  static final String FORMAT = "prestage-lab-disk-1";

  /** The next bytes of the entry {@code bytes}. */
  static final long STORED = -1;

  /** Zeros where the image that the disk began as may have something else. */
  static final long ZEROS = -2;

  private static final long LARGEST_DISK = 1L << 46;

  byte[] json() {
    return new JsonMapper().writeValueAsBytes(this);
  }

  /**
   * Reads it.
   *
   * @throws RunException if it is damaged or none
   */
  static DeltaIndex of(byte[] json, Object source) {
    try {
      DeltaIndex index = new JsonMapper().readValue(json, DeltaIndex.class);
      if (FORMAT.equals(index.format()) && index.runs() != null && index.isSound()) {
        return index;
      }
    } catch (JacksonException e) {
      throw new RunException(source + ": the disk in it is damaged", e);
    }
    throw new RunException(
        source + ": the disk in it is damaged, or of another format than " + FORMAT);
  }

  private boolean isSound() {
    long end = 0;
    for (long[] run : runs) {
      if (run.length != 3 || run[0] < end || run[1] <= 0 || run[2] < ZEROS) {
        return false;
      }
      end = Math.addExact(run[0], run[1]);
    }
    return end <= diskBytes && diskBytes <= LARGEST_DISK;
  }
}
