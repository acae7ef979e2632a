package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.boot.MenuEntry;
import io.prestagelab.image.install.HybridCode;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.ReleaseVersion;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Makes a self-installing prestaged ISO of an installation ISO and archives of container images.
 * Inputs are read once, the output is written once; files that stand unchanged in both trees share
 * their place with the embedded ISO.
 */
public final class PrestagedIsoBuilder {

  public static final String LABEL = "oe_prestaged_iso_boot";
  static final String KICKSTART = "prestaged_installer_ks.cfg";

  private static final String EFI_MENU = "EFI/BOOT/grub.cfg";
  private static final List<String> SYSLINUX_MENUS = List.of("isolinux.cfg", "syslinux.cfg");

  private final PrestageSettings settings;
  private final BuildTime time;

  public PrestagedIsoBuilder(PrestageSettings settings) {
    this(settings, BuildTime.fromEnvironment());
  }

  PrestagedIsoBuilder(PrestageSettings settings, BuildTime time) {
    this.settings = settings;
    this.time = time;
  }

  /**
   * Builds the ISO.
   *
   * @throws InvalidInputException for anything that can be told before work starts; nothing has
   *     been written then
   * @throws io.prestagelab.image.ImageException if writing fails; no output is left behind
   */
  public PrestageReport build(Progress progress) {
    long began = System.nanoTime();
    List<String> warnings = new ArrayList<>(new InputChecks(settings).run());
    try (IsoReader iso = IsoReader.open(settings.input())) {
      InstallationIso.require(iso);
      String version = ReleaseVersion.of(iso);
      Bundle bundle = new Bundle(settings, time, version);
      SourceTree source = new SourceTree(iso, settings.share() ? bundle.embeddedIso() : null);
      BootMenu menu = PrestageMenu.of(settings, LoaderDialect.of(iso));
      VolumeTree tree = new VolumeTree(time.now());
      source.copyInto(tree, entry -> !bundle.replaces(entry));
      bootFiles(iso, menu, tree);
      kickstart(iso, version, tree, warnings);
      addedFiles(tree);
      bundle.putInto(tree);
      VolumeWriter writer = new VolumeWriter(volume(iso, warnings), tree);
      Map<String, String> sums = write(writer, progress);
      MenuEntry chosen = menu.entries().get(menu.chosen());
      return new PrestageReport(
          settings.output(),
          writer.size(),
          version,
          LABEL,
          bundle.files(sums),
          chosen.title(),
          settings.timeout().seconds(),
          chosen.bios().line(),
          source.sharedBytes(),
          Duration.ofNanos(System.nanoTime() - began),
          warnings);
    }
  }

  private VolumeSettings volume(IsoReader iso, List<String> warnings) {
    Content.Text code = HybridCode.of(iso);
    if (code == null) {
      warnings.add(
          "the ISO boots from a CD only: the input has no boot sector and SYSLINUX (package isolinux) is not installed");
    }
    return new VolumeSettings(
        LABEL, time.now(), "isolinux.bin", InstallationIso.efiImage(iso), "boot.cat", code);
  }

  private void bootFiles(IsoReader iso, BootMenu menu, VolumeTree tree) {
    tree.file("isolinux.bin", new Content.Text(iso.read("isolinux.bin")));
    SYSLINUX_MENUS.forEach(path -> tree.file(path, Content.text(menu.syslinux())));
    tree.file(EFI_MENU, Content.text(menu.grub()));
    String efi = InstallationIso.efiImage(iso);
    tree.file(efi, new Content.Text(EfiImage.withMenu(iso.read(efi), menu.grub(), time.now())));
  }

  private void kickstart(IsoReader iso, String version, VolumeTree tree, List<String> warnings) {
    Optional<byte[]> replacement = KickstartSource.find(settings, iso);
    replacement.ifPresent(kickstart -> tree.file(KICKSTART, new Content.Text(kickstart)));
    byte[] used = replacement.orElseGet(() -> iso.read(KICKSTART));
    KickstartSource.otherRelease(new String(used, StandardCharsets.UTF_8), version)
        .ifPresent(
            other ->
                warnings.add(
                    "the kickstart is for release %s and the ISO is %s: the prestaging would not find its bundle"
                        .formatted(other, version)));
  }

  private void addedFiles(VolumeTree tree) {
    if (settings.setup() != null) {
      DiskFiles.put(tree, "ks-setup.cfg", settings.setup(), time);
    }
    if (settings.addon() != null) {
      DiskFiles.put(tree, "ks-addon.cfg", settings.addon(), time);
    }
  }

  private Map<String, String> write(VolumeWriter writer, Progress progress) {
    Path folder = Objects.requireNonNull(settings.output().toAbsolutePath().getParent());
    DiskFiles.requireSpace(folder, writer.size());
    try (UnfinishedOutput unfinished = UnfinishedOutput.of(settings.output())) {
      Map<String, String> sums = writer.write(unfinished.path(), progress);
      unfinished.complete();
      return sums;
    }
  }
}
