package io.prestagelab.image.inspect;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;

/**
 * Whether the program that UEFI firmware starts is signed, without which Secure Boot refuses it.
 * Who signed it is not told: which keys a server has only the server knows.
 */
public enum LoaderSignature {
  SIGNED("UEFI's loader is signed"),
  MISSING("UEFI's loader is not signed"),
  /** There is no EFI boot image, or no 64-bit program in it. */
  UNKNOWN("");

  private final String words;

  LoaderSignature(String words) {
    this.words = words;
  }

  /** The same for a report; empty if nothing can be said. */
  public String words() {
    return words;
  }

  static LoaderSignature of(IsoReader iso) {
    return Generation.CENTOS.layout().efiImages().stream()
        .filter(iso::hasFile)
        .findFirst()
        .map(path -> of(iso.read(path)))
        .orElse(UNKNOWN);
  }

  private static LoaderSignature of(byte[] image) {
    try {
      return EfiImage.isSigned(image) ? SIGNED : MISSING;
    } catch (ImageException e) {
      return UNKNOWN;
    }
  }
}
