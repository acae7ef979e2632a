package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedFile;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.EfiImage;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.install.HybridCode;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.ReleaseVersion;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.Attributes;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a self-installing prestaged ISO of an installation ISO and archives of container images.
 * Inputs are read once, the output is written once; files that stand unchanged in both trees share
 * their place with the embedded ISO.
 */
public final class PrestagedIsoBuilder {

  public static final String LABEL = "oe_prestaged_iso_boot";
  static final String KICKSTART = "prestaged_installer_ks.cfg";
  static final String IMAGES_MD5 = "container-image.tar.gz.md5";
  static final String BUNDLE_ROOT = "opt/platform-backup";

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
      String bundle = BUNDLE_ROOT + "/" + version;
      VolumeTree tree = new VolumeTree(time.now());
      bundle(iso, bundle, tree);
      SourceTree source =
          new SourceTree(
              iso, settings.share() ? bundle + "/" + EmbeddedName.iso(settings.input()) : null);
      VolumeTree all = new VolumeTree(time.now());
      source.copyInto(
          all, entry -> !entry.path().equals(bundle) && !entry.path().startsWith(bundle + "/"));
      BootMenu menu = PrestageMenu.of(settings, LoaderDialect.of(iso));
      bootFiles(iso, menu, all);
      addedFiles(iso, version, all, warnings);
      all.addAll(tree);
      VolumeWriter writer = new VolumeWriter(volume(iso, warnings), all);
      Map<String, String> sums = write(writer, progress);
      return new PrestageReport(
          settings.output(),
          writer.size(),
          version,
          LABEL,
          bundled(bundle, sums),
          menu.entries().get(menu.chosen()).title(),
          settings.timeout().seconds(),
          menu.entries().get(menu.chosen()).bios().line(),
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

  private void addedFiles(IsoReader iso, String version, VolumeTree tree, List<String> warnings) {
    Optional<byte[]> replacement = KickstartSource.find(settings, iso);
    replacement.ifPresent(kickstart -> tree.file(KICKSTART, new Content.Text(kickstart)));
    String text =
        new String(replacement.orElseGet(() -> iso.read(KICKSTART)), StandardCharsets.UTF_8);
    KickstartSource.otherRelease(text, version)
        .ifPresent(
            other ->
                warnings.add(
                    "the kickstart is for release %s and the ISO is %s: the prestaging would not find its bundle"
                        .formatted(other, version)));
    if (settings.setup() != null) {
      tree.file("ks-setup.cfg", stored(settings.setup()), attributes(settings.setup()));
    }
    if (settings.addon() != null) {
      tree.file("ks-addon.cfg", stored(settings.addon()), attributes(settings.addon()));
    }
  }

  private void bundle(IsoReader iso, String bundle, VolumeTree tree) {
    String embedded = bundle + "/" + EmbeddedName.iso(settings.input());
    tree.file(
        embedded,
        new Content.Stored(iso.file(), List.of(new Extent(0, iso.length()))),
        attributes(iso.file()));
    tree.file(
        bundle + "/" + EmbeddedName.md5(settings.input()), new Content.Md5Lines(List.of(embedded)));
    settings.patches().forEach(patch -> put(bundle, patch, tree));
    settings.images().forEach(image -> put(bundle, image, tree));
    if (!settings.images().isEmpty()) {
      tree.file(
          bundle + "/" + IMAGES_MD5,
          new Content.Md5Lines(
              settings.images().stream().map(image -> inside(bundle, image)).toList()));
    }
  }

  private void put(String bundle, Path file, VolumeTree tree) {
    tree.file(inside(bundle, file), stored(file), attributes(file));
  }

  private static String inside(String bundle, Path file) {
    return bundle + "/" + file.getFileName();
  }

  private Map<String, String> write(VolumeWriter writer, Progress progress) {
    requireSpace(writer.size());
    try (UnfinishedFile unfinished = UnfinishedFile.of(settings.output())) {
      Map<String, String> sums = writer.write(unfinished.path(), progress);
      unfinished.complete();
      return sums;
    }
  }

  private void requireSpace(long needed) {
    Path folder = settings.output().toAbsolutePath().getParent();
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < needed) {
        throw new InvalidInputException(
            "%s has room for %d MB and the ISO needs %d MB: free some or give another --output"
                .formatted(folder, free >> 20, needed >> 20));
      }
    } catch (IOException e) {
      throw new InvalidInputException(folder + " cannot be examined: " + e.getMessage(), e);
    }
  }

  private List<BundleFile> bundled(String bundle, Map<String, String> sums) {
    List<BundleFile> files = new ArrayList<>();
    List<Path> inputs = new ArrayList<>(List.of(settings.input()));
    inputs.addAll(settings.patches());
    inputs.addAll(settings.images());
    for (Path input : inputs) {
      String name =
          input.equals(settings.input()) ? EmbeddedName.iso(input) : input.getFileName().toString();
      files.add(new BundleFile(name, size(input), sums.getOrDefault(bundle + "/" + name, "")));
    }
    return files;
  }

  private static Content stored(Path file) {
    return new Content.Stored(file, List.of(new Extent(0, size(file))));
  }

  private Attributes attributes(Path file) {
    return Attributes.file(time.of(file));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
