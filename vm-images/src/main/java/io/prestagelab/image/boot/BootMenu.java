package io.prestagelab.image.boot;

/** A boot menu, written for both boot loaders. */
public interface BootMenu {

  /** The text of the menu files of isolinux and syslinux. */
  String syslinux();

  /** The text of GRUB's {@code grub.cfg}. */
  String grub();

  /** What is booted when nobody chooses. */
  MenuEntry chosenEntry();
}
