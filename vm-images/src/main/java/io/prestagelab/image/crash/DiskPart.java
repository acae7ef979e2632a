package io.prestagelab.image.crash;

/**
 * A part of a disk's image.
 *
 * @param at where it begins, in bytes
 * @param bytes how long it is
 */
public record DiskPart(long at, long bytes) {}
