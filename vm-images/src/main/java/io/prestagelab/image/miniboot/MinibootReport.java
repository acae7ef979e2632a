package io.prestagelab.image.miniboot;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Miniboot build left behind.
 *
 * @param nodeDirectory the server's folder
 * @param iso the ISO in it
 * @param kickstart the kickstart in it; absent if it is in the ISO
 * @param size the ISO's size in bytes
 * @param release the software release
 * @param kernelArguments the command line of the chosen menu entry under BIOS
 * @param elapsed how long the work took
 * @param warnings what the user should know, a line each
 */
public record MinibootReport(
    Path nodeDirectory,
    Path iso,
    @Nullable Path kickstart,
    long size,
    String release,
    String kernelArguments,
    Duration elapsed,
    List<String> warnings) {

  public MinibootReport {
    warnings = List.copyOf(warnings);
  }
}
