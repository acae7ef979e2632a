package io.prestagelab.image.prestage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a prestaged ISO came out as.
 *
 * @param output the file made
 * @param size its size in bytes
 * @param version the software release of its bundle
 * @param label its volume label
 * @param bundle the files of its bundle, in the order they were put in
 * @param defaultEntry title of the menu entry that the timeout chooses
 * @param timeout seconds that the menu waits; -1 for ever
 * @param kernelArguments the command line of that entry under BIOS
 * @param sharedBytes bytes of the tree that lie inside the embedded ISO, and so were written once
 * @param elapsed how long the work took
 * @param warnings what the user should know, a line each
 */
public record PrestageReport(
    Path output,
    long size,
    String version,
    String label,
    List<BundleFile> bundle,
    String defaultEntry,
    int timeout,
    String kernelArguments,
    long sharedBytes,
    Duration elapsed,
    List<String> warnings) {

  /**
   * One file of the bundle.
   *
   * @param name its name in the release directory
   * @param size its size in bytes
   * @param md5 its sum in hex; empty for a file that has no md5 line
   */
  public record BundleFile(String name, long size, String md5) {}

  public PrestageReport {
    bundle = List.copyOf(bundle);
    warnings = List.copyOf(warnings);
  }

  /** Bytes written a second. */
  public double throughput() {
    return size / Math.max(1e-3, elapsed.toNanos() / 1e9);
  }
}
