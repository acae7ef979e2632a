package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.host.BootEntry;

/**
 * An entry of the firmware's boot menu (DSP2046, BootOption).
 *
 * @param reference its id in a boot order, {@code Boot0001} for instance
 * @param alias the boot override's word for it
 * @param entry the device behind it
 */
public record BootOption(String reference, BootTarget alias, BootEntry entry) {

  static BootOption of(BootEntry entry) {
    BootTarget alias =
        switch (entry.device()) {
          case DISK -> BootTarget.HDD;
          case BOOTABLE -> BootTarget.USB;
          case CD -> BootTarget.CD;
          case NETWORK -> BootTarget.PXE;
        };
    String reference =
        switch (entry.device()) {
          case DISK -> "Boot0001";
          case BOOTABLE -> "Boot0002";
          case CD -> "Boot0003";
          case NETWORK -> "Boot0004";
        };
    return new BootOption(reference, alias, entry);
  }
}
