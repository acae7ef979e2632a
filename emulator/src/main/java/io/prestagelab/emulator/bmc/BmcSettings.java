package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootOrder;
import java.nio.file.Path;
import java.time.Clock;

/**
 * What makes a BMC.
 *
 * @param id last part of its system's URI
 * @param credentials of its administrator
 * @param usualOrder devices that firmware tries without an override
 * @param scratch folder for media that must be fetched whole
 * @param clock what time it is to the BMC
 */
public record BmcSettings(
    String id, Credentials credentials, BootOrder usualOrder, Path scratch, Clock clock) {

  /** Usual settings: system {@code id}, administrator {@code admin}/{@code password}. */
  public static BmcSettings of(String id, Path scratch) {
    Credentials admin = new Credentials("admin", "password");
    return new BmcSettings(id, admin, BootOrder.USUAL, scratch, Clock.systemUTC());
  }
}
