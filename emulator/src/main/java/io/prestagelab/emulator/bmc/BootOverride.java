package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootEntry;
import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's boot override.
 *
 * @param enabled how long it holds
 * @param target where it sends the firmware
 * @param mode firmware mode that is asked for; it stays when the override is over
 * @param uefiTarget UEFI device path that the target UefiTarget means, or null
 */
public record BootOverride(
    OverrideEnabled enabled, BootTarget target, Firmware mode, @Nullable String uefiTarget) {

  /** An override that names no UEFI device path. */
  public BootOverride(OverrideEnabled enabled, BootTarget target, Firmware mode) {
    this(enabled, target, mode, null);
  }

  /** No override. */
  public static BootOverride none(Firmware mode) {
    return new BootOverride(OverrideEnabled.DISABLED, BootTarget.NONE, mode);
  }

  /** One boot from {@code target}. */
  public static BootOverride once(BootTarget target, Firmware mode) {
    return new BootOverride(OverrideEnabled.ONCE, target, mode);
  }

  /** What is left of it after a boot: Once is consumed by the boot it caused. */
  BootOverride afterBoot() {
    return enabled == OverrideEnabled.ONCE
        ? new BootOverride(OverrideEnabled.DISABLED, BootTarget.NONE, mode, uefiTarget)
        : this;
  }

  BootOrder order(BootOrder usual, List<BootEntry> entries) {
    if (enabled == OverrideEnabled.DISABLED) {
      return usual;
    }
    if (target == BootTarget.UEFI_TARGET) {
      return entries.stream()
          .filter(entry -> entry.uefiPath().equalsIgnoreCase(uefiTarget))
          .findFirst()
          .map(entry -> usual.startingWith(entry.device()))
          .orElse(usual);
    }
    return target.over(usual);
  }
}
