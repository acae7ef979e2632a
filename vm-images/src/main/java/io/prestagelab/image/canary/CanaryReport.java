package io.prestagelab.image.canary;

import java.nio.file.Path;

/**
 * A finished canary ISO.
 *
 * @param file where it is
 * @param bytes its size
 * @param nonce the mark its boot shows
 */
public record CanaryReport(Path file, long bytes, String nonce) {}
