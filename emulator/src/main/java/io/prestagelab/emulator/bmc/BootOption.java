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
    int number =
        switch (entry.device()) {
          case DISK -> 1;
          case BOOTABLE -> 2;
          case CD -> 3;
          case NETWORK -> 4;
        };
    return new BootOption("Boot%04X".formatted(number), alias, entry);
  }
}
