package io.prestagelab.lab.crash;

import io.prestagelab.lab.trial.PreparedDisks;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What lay on a disk's backup partition before it was prestaged, as {@code md5sum} writes it.
 *
 * @param neighbours files of other releases, which no prestaging may harm; empty if there are none
 * @param older files of the same release, until the prestaged ones are whole; empty if there are
 *     none, or if nothing is prestaged
 * @param kept files of the same release that have to stay as they are; empty if the prestaged ones
 *     take their place
 */
record BundlesBefore(String neighbours, String older, String kept) {
  /**
   * Of {@code disk}.
   *
   * @param release the one that is prestaged or installed
   * @param subject what is going to be done with the disk
   */
  static BundlesBefore of(Path disk, String release, CrashSubject subject) {
    Map<String, String> sums = PreparedDisks.bundles(disk);
    String same = lines(sums, release, true);
    boolean kept = subject.keepsBundle();
    return new BundlesBefore(lines(sums, release, false), kept ? "" : same, kept ? same : "");
  }

  private static String lines(Map<String, String> sums, String release, boolean same) {
    return sums.entrySet().stream()
        .filter(file -> file.getKey().startsWith("/" + release + "/") == same)
        .map(file -> file.getValue() + "  ." + file.getKey() + "\n")
        .collect(Collectors.joining());
  }
}
