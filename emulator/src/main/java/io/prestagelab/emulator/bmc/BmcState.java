package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootDevice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a BMC keeps over its own death.
 *
 * @param on whether the server had power
 * @param override the boot override
 * @param order devices that firmware tries without an override, or null for the usual ones
 * @param image URL of the inserted medium, or null
 * @param imageUser user name for it, or null
 * @param imagePassword password for it, or null
 * @param accounts its users
 * @param bios firmware attributes in force
 * @param biosPending firmware attributes for the next boot
 * @param assetTag what the server is marked with, or null
 * @param light the light that shows where it stands, or null
 * @param log its event log, oldest first
 */
record BmcState(
    boolean on,
    BootOverride override,
    @Nullable List<BootDevice> order,
    @Nullable String image,
    @Nullable String imageUser,
    @Nullable String imagePassword,
    List<Account> accounts,
    Map<String, String> bios,
    Map<String, String> biosPending,
    @Nullable String assetTag,
    Labels.@Nullable Light light,
    List<BmcEvent> log) {}
