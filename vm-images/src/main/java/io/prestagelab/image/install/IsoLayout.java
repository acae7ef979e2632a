package io.prestagelab.image.install;

import io.prestagelab.image.iso.VolumeStyle;
import java.util.List;

/**
 * What is where in the ISOs of a generation. Paths are from the root, without a leading slash.
 *
 * @param biosImage the loader that BIOS firmware starts
 * @param catalogue the boot catalogue
 * @param biosMenus the BIOS loader's menu files, all with the same text
 * @param efiImages where the EFI boot image may be; the first that is there is used
 * @param kernel the kernel that menus boot
 * @param initrd its first file system
 * @param style what the volume has beside ISO 9660
 */
public record IsoLayout(
    String biosImage,
    String catalogue,
    List<String> biosMenus,
    List<String> efiImages,
    String kernel,
    String initrd,
    VolumeStyle style) {

  /** GRUB's menu in the tree; the EFI boot image holds another copy of it. */
  public static final String EFI_MENU = "EFI/BOOT/grub.cfg";

  public IsoLayout {
    biosMenus = List.copyOf(biosMenus);
    efiImages = List.copyOf(efiImages);
  }

  /** Files without which no such ISO boots. */
  List<String> needed() {
    return List.of(biosImage, kernel, initrd);
  }
}
