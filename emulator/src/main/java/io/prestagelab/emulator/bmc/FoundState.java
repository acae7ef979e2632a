package io.prestagelab.emulator.bmc;

import org.jspecify.annotations.Nullable;

/**
 * How a BMC finds its server when it begins: nobody asked for it, and no event tells of it.
 *
 * @param on whether the server runs
 * @param override the boot override in force; the boot that brings the server up does not use it up
 * @param image URL of a medium that is in the drive and cannot be read any more, or null
 */
public record FoundState(boolean on, BootOverride override, @Nullable String image) {}
