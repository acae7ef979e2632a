package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootOrder;
import io.prestagelab.emulator.host.Firmware;

/**
 * A server's boot override.
 *
 * @param enabled how long it holds
 * @param target where it sends the firmware
 * @param mode firmware mode that is asked for
 */
public record BootOverride(OverrideEnabled enabled, BootTarget target, Firmware mode) {

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
    return enabled == OverrideEnabled.ONCE ? none(mode) : this;
  }

  BootOrder order(BootOrder usual) {
    return enabled == OverrideEnabled.DISABLED ? usual : target.over(usual);
  }
}
