package io.prestagelab.image.boot;

import java.time.Instant;

/** The words by which the Debian generation's installer (LAT) is told what to do. */
public final class LatArguments {

  /** The label by which the installer finds its medium, prestaged or Miniboot. */
  public static final String LABEL = "instboot";

  /** The branch of the repository that is installed. */
  public static final String BRANCH = "starlingx";

  private static final String WORDS =
      "initrd=/initrd instdate=@%d instw=60 instiso="
          + LABEL
          + " biosplusefi=1 instnet=0 ks=%s rdinit=/install instname=debian instbr="
          + BRANCH
          + " instab=0 %s BLM=2506 FSZ=32 BSZ=512 RSZ=20480 VSZ=20480 %s"
          + " inst_ostree_root=/dev/mapper/cgts--vg-root--lv"
          + " inst_ostree_var=/dev/mapper/cgts--vg-var--lv";

  private LatArguments() {}

  /**
   * The words that both kinds of ISO begin with.
   *
   * @param made the date that the installer sets the clock to if it is behind
   * @param kickstart the kickstart's URI
   * @param source words that say where the repository is, and {@code ip=}
   * @param device words that name the disk
   */
  public static KernelArguments of(Instant made, String kickstart, String source, String device) {
    return KernelArguments.of(WORDS.formatted(made.getEpochSecond(), kickstart, source, device));
  }
}
