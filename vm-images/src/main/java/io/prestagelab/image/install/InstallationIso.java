package io.prestagelab.image.install;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import java.util.List;

/** What makes an ISO an installation ISO of the CentOS generation's layout. */
public final class InstallationIso {

  private static final List<String> NEEDED = List.of("isolinux.bin", "vmlinuz", "initrd.img");
  private static final List<String> EFI_IMAGES = List.of("images/efiboot.img", "efi.img");

  private InstallationIso() {}

  /** Refuses an ISO of another layout. */
  public static void require(IsoReader iso) {
    if (iso.find("ostree_repo").isPresent()) {
      throw new InvalidInputException(
          iso.file()
              + " is an ISO of the Debian generation (it has ostree_repo); give one of the CentOS generation's layout");
    }
    for (String file : NEEDED) {
      if (!iso.hasFile(file)) {
        throw new InvalidInputException(
            "%s is no StarlingX installation ISO: it has no %s".formatted(iso.file(), file));
      }
    }
    efiImage(iso);
  }

  /** The path of the EFI boot image. */
  public static String efiImage(IsoReader iso) {
    return EFI_IMAGES.stream()
        .filter(iso::hasFile)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "%s has no EFI boot image (images/efiboot.img)".formatted(iso.file())));
  }
}
