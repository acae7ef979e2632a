package io.prestagelab.image.boot;

import io.prestagelab.image.iso.IsoReader;

/**
 * The commands that an installation ISO's own boot loaders have. Red Hat's GRUB knows {@code
 * linuxefi}, others only {@code linux}; a menu program for isolinux may be missing.
 *
 * @param efiSuffix whether GRUB's commands end in {@code efi}
 * @param syslinuxMenu the line that starts isolinux' menu program, or the one that asks at a plain
 *     prompt
 */
public record LoaderDialect(boolean efiSuffix, String syslinuxMenu) {

  /** What the ISO's own menus use, so what its boot loaders understand. */
  public static LoaderDialect of(IsoReader iso) {
    boolean plain =
        iso.hasFile("EFI/BOOT/grub.cfg")
            && iso.readText("EFI/BOOT/grub.cfg")
                .lines()
                .map(String::strip)
                .anyMatch(line -> line.matches("linux\\s.*"));
    return new LoaderDialect(!plain, syslinuxMenu(iso));
  }

  boolean hasSyslinuxMenu() {
    return syslinuxMenu.startsWith("ui ");
  }

  String linuxCommand() {
    return efiSuffix ? "linuxefi" : "linux";
  }

  String initrdCommand() {
    return efiSuffix ? "initrdefi" : "initrd";
  }

  private static String syslinuxMenu(IsoReader iso) {
    for (String program : new String[] {"vesamenu.c32", "menu.c32"}) {
      if (iso.hasFile(program)) {
        return "ui " + program + (program.startsWith("vesa") ? "\nmenu background #ff555555" : "");
      }
    }
    return "prompt 1";
  }
}
