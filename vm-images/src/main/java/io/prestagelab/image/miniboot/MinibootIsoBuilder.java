package io.prestagelab.image.miniboot;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.install.HybridCode;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.ReleaseVersion;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Makes the small boot ISO of one server, and the folder from which the content server serves what
 * the server installs.
 */
public final class MinibootIsoBuilder {

  public static final String LABEL = "oe_iso_boot";

  private static final String EFI_MENU = "EFI/BOOT/grub.cfg";
  private static final Set<String> LEFT_OUT =
      Set.of(
          "LiveOS",
          "Packages",
          "repodata",
          "patches",
          "pxeboot",
          "pxeboot_setup.sh",
          "upgrades",
          "ks.cfg",
          "ks",
          "opt");

  private final MinibootSettings settings;
  private final BuildTime time = BuildTime.fromEnvironment();

  public MinibootIsoBuilder(MinibootSettings settings) {
    this.settings = settings;
  }

  /**
   * Builds ISO and folder.
   *
   * @throws InvalidInputException if the folder exists, an input is missing or is of the wrong kind
   * @throws ImageException if writing fails; the server's folder is removed again
   */
  public MinibootReport build(Progress progress) {
    long began = System.nanoTime();
    try (IsoReader iso = IsoReader.open(settings.input());
        NodeDirectory node = NodeDirectory.locked(settings.wwwRoot(), settings.nodeId())) {
      InstallationIso.require(iso);
      SharedRelease.require(iso);
      String release = ReleaseVersion.of(iso);
      byte[] kickstart = NodeKickstart.of(settings, iso);
      BootMenu menu = MinibootMenu.of(settings, LoaderDialect.of(iso));
      VolumeWriter writer = writer(iso, menu);
      if (Files.exists(node.path())) {
        throw new InvalidInputException(
            "Output dir already exists: " + node.path() + ": delete the node first");
      }
      fill(node, iso, kickstart, writer, progress);
      return new MinibootReport(
          node.path(),
          node.path().resolve(NodeDirectory.ISO),
          node.path().resolve(settings.installType().kickstartOfNode()),
          writer.size(),
          release,
          menu.entries().get(menu.chosen()).bios().line(),
          Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void fill(
      NodeDirectory node, IsoReader iso, byte[] kickstart, VolumeWriter writer, Progress progress) {
    // the folder first: while it is there, the deletion of another node leaves what is shared
    try (UnfinishedOutput folder = node.begin()) {
      node.withShared(
          shared -> {
            shared.provide(iso, progress);
            shared.linkFrom(folder.path());
          });
      Files.write(folder.path().resolve(settings.installType().kickstartOfNode()), kickstart);
      writer.write(folder.path().resolve(NodeDirectory.ISO), progress);
      folder.complete();
    } catch (IOException e) {
      throw new ImageException(
          "node %s failed: %s".formatted(settings.nodeId(), FileTrouble.reason(e)), e);
    }
  }

  private VolumeWriter writer(IsoReader iso, BootMenu menu) {
    VolumeTree tree = new VolumeTree(time.now());
    new SourceTree(iso, null).copyInto(tree, MinibootIsoBuilder::belongs);
    tree.file("isolinux.bin", new Content.Text(iso.read("isolinux.bin")));
    for (String path : List.of("isolinux.cfg", "syslinux.cfg")) {
      tree.file(path, Content.text(menu.syslinux()));
    }
    tree.file(EFI_MENU, Content.text(menu.grub()));
    String efi = InstallationIso.efiImage(iso);
    tree.file(efi, new Content.Text(EfiImage.withMenu(iso.read(efi), menu.grub(), time.now())));
    return new VolumeWriter(
        new VolumeSettings(LABEL, time.now(), "isolinux.bin", efi, "boot.cat", HybridCode.of(iso)),
        tree);
  }

  private static boolean belongs(IsoEntry entry) {
    return !LEFT_OUT.contains(entry.path().split("/")[0]) && !entry.name().endsWith("_ks.cfg");
  }
}
