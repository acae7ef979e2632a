package io.prestagelab.image.install;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import java.time.Instant;

/** An installation ISO's boot loaders with another menu, in a volume made from it. */
public final class BootFiles {

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
    String grub = menu.grub();
    tree.file(layout.biosImage(), new Content.Text(source.read(layout.biosImage())));
    layout.biosMenus().forEach(path -> tree.file(path, Content.text(menu.syslinux())));
    tree.file(IsoLayout.EFI_MENU, Content.text(grub));
    byte[] efi = EfiImage.withMenu(source.read(iso.efiImage()), grub, made);
    tree.file(iso.efiImage(), new Content.Text(efi));
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
