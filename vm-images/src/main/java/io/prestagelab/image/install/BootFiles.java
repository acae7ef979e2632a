package io.prestagelab.image.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import java.time.Instant;
import java.util.UUID;

/**
 * An installation ISO's boot loaders with another menu, in a volume made from it. GRUB finds the
 * volume by a file whose name no other has: labels are the same for all media of a kind, and a
 * stick that was left in the server can come before the CD that was booted.
 */
public final class BootFiles {

  /** Where Debian's own media carry such a file. */
  private static final String MARKS = ".disk/id";

  private final InstallationIso iso;
  private final BootMenu menu;
  private final Instant made;

  /** The loaders of {@code iso}; {@code made} is the time that changed files get. */
  public BootFiles(InstallationIso iso, BootMenu menu, Instant made) {
    this.iso = iso;
    this.menu = menu;
    this.made = made;
  }

  /** Puts loaders and menus into a tree, in place of what was there. */
  public void putInto(VolumeTree tree) {
    IsoLayout layout = iso.layout();
    IsoReader source = iso.reader();
    String mark = MARKS + "/" + UUID.nameUUIDFromBytes(menu.grub().getBytes(UTF_8));
    String grub = menu.grub() + "\nsearch --no-floppy --set=root --file /%s\n".formatted(mark);
    tree.file(mark, Content.text(""));
    tree.file(layout.biosImage(), new Content.Text(source.read(layout.biosImage())));
    layout.biosMenus().forEach(path -> tree.file(path, Content.text(menu.syslinux())));
    tree.file(IsoLayout.EFI_MENU, Content.text(grub));
    byte[] efi = EfiImage.withMenu(source.read(iso.efiImage()), grub, made);
    tree.file(iso.efiImage(), new Content.Text(efi));
  }

  /** Whether a path is a mark of the volume that it lies on, and of no other. */
  static boolean isMark(String path) {
    return path.startsWith(MARKS + "/");
  }

  /** What the volume is called and how it boots. */
  public VolumeSettings volume(String label) {
    IsoLayout layout = iso.layout();
    return new VolumeSettings(
        label,
        made,
        layout.biosImage(),
        iso.efiImage(),
        layout.catalogue(),
        HybridCode.of(iso.reader()),
        layout.style());
  }
}
