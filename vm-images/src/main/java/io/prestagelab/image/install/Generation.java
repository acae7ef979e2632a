package io.prestagelab.image.install;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A generation of StarlingX ISOs, by the installer they carry. */
public enum Generation {
  /** Up to 22.06: Anaconda, packages, a squashed stage 2. */
  CENTOS(
      "CentOS",
      new IsoLayout(
          "isolinux.bin",
          "boot.cat",
          List.of("isolinux.cfg", "syslinux.cfg"),
          List.of("images/efiboot.img", "efi.img"),
          "vmlinuz",
          "initrd.img",
          VolumeStyle.CHECKED)),
  /** Since 22.12: LAT, an ostree repository. */
  DEBIAN(
      "Debian",
      new IsoLayout(
          "isolinux/isolinux.bin",
          "isolinux/boot.cat",
          List.of("isolinux/isolinux.cfg"),
          List.of("images/efiboot.img", "efi.img"),
          "bzImage-std",
          "initrd",
          VolumeStyle.JOLIET));

  /** The kickstart that Miniboot runs, in an ISO of the Debian generation. */
  public static final String MINIBOOT_KICKSTART = "kickstart/miniboot.cfg";

  private final String words;

  /** Its lists cannot be changed, which the checker cannot see. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final IsoLayout layout;

  Generation(String words, IsoLayout layout) {
    this.words = words;
    this.layout = layout;
  }

  /** Its name for a message: {@code CentOS}. */
  public String words() {
    return words;
  }

  public IsoLayout layout() {
    return layout;
  }

  /** The generation that an ISO is of, whatever kind of ISO it is; nothing if of neither. */
  public static Optional<Generation> find(IsoReader iso) {
    if (iso.find("ostree_repo").isPresent() || hasLatKickstart(iso)) {
      return Optional.of(DEBIAN);
    }
    return CENTOS.layout.needed().stream().anyMatch(iso::hasFile)
        ? Optional.of(CENTOS)
        : Optional.empty();
  }

  /** The generation that an ISO is of, and boots. */
  public static Generation of(IsoReader iso) {
    Generation found =
        find(iso)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "%s is no StarlingX installation ISO: it has neither %s nor ostree_repo"
                            .formatted(iso.file(), CENTOS.layout.kernel())));
    for (String file : found.layout.needed()) {
      if (!iso.hasFile(file)) {
        throw new InvalidInputException(
            "%s is no StarlingX installation ISO of the %s generation: it has no %s"
                .formatted(iso.file(), found.words, file));
      }
    }
    return found;
  }

  private static boolean hasLatKickstart(IsoReader iso) {
    return iso.hasFile("isolinux/isolinux.cfg")
        && Stream.of("kickstart/kickstart.cfg", MINIBOOT_KICKSTART).anyMatch(iso::hasFile);
  }
}
