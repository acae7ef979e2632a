package io.prestagelab.image.miniboot;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a Miniboot build left behind.
 *
 * @param nodeDirectory the server's folder
 * @param iso the ISO in it
 * @param kickstart the kickstart in it
 * @param size the ISO's size in bytes
 * @param release the software release
 * @param kernelArguments the command line of the chosen menu entry under BIOS
 * @param elapsed how long the work took
 */
public record MinibootReport(
    Path nodeDirectory,
    Path iso,
    Path kickstart,
    long size,
    String release,
    String kernelArguments,
    Duration elapsed) {}
