package io.prestagelab.image.inspect;

import io.prestagelab.image.inspect.IsoInspection.BundleFile;
import io.prestagelab.image.inspect.IsoInspection.Sum;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.ReleaseVersion;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks into an ISO and tells what it is. */
public final class IsoInspector {

  static final String BUNDLE_ROOT = "opt/platform-backup";

  private static final int MBR_SIGNATURE = 510;

  private IsoInspector() {}

  /**
   * Inspects an ISO.
   *
   * @param verify whether to read all of it and compare the sums
   */
  public static IsoInspection inspect(Path file, boolean verify) {
    try (IsoReader iso = IsoReader.open(file)) {
      Generation generation = Generation.find(iso).orElse(null);
      List<LoaderMenu> menus = menus(iso);
      return new IsoInspection(
          file,
          iso.length(),
          IsoKind.of(iso, generation, menus),
          generation,
          iso.volume().volumeId(),
          ReleaseVersion.find(iso).orElse(""),
          iso.bootImages(),
          isHybrid(iso),
          LoaderSignature.of(iso),
          menus,
          (int) iso.entries().stream().filter(IsoEntry::isFile).count(),
          bundle(iso, verify),
          mediaCheck(iso, verify),
          RepositoryCheck.of(iso, verify));
    }
  }

  private static boolean isHybrid(IsoReader iso) {
    byte[] signature = iso.bytes(MBR_SIGNATURE, 2);
    return signature[0] == 0x55 && (signature[1] & 0xFF) == 0xAA;
  }

  private static List<LoaderMenu> menus(IsoReader iso) {
    List<LoaderMenu> menus = new ArrayList<>();
    for (String path : List.of("isolinux.cfg", "syslinux.cfg", "isolinux/isolinux.cfg")) {
      if (iso.hasFile(path)) {
        menus.add(MenuReader.syslinux(path, iso.readText(path)));
      }
    }
    if (iso.hasFile("EFI/BOOT/grub.cfg")) {
      menus.add(MenuReader.grub("EFI/BOOT/grub.cfg", iso.readText("EFI/BOOT/grub.cfg")));
    }
    return menus;
  }

  private static List<BundleFile> bundle(IsoReader iso, boolean verify) {
    List<BundleFile> files = new ArrayList<>();
    for (IsoEntry release : iso.list(BUNDLE_ROOT)) {
      Map<String, String> lines = md5Lines(iso, release.path());
      for (IsoEntry entry : iso.list(release.path())) {
        String md5 = lines.getOrDefault(entry.name(), "");
        lines.remove(entry.name());
        files.add(new BundleFile(entry.name(), entry.size(), md5, sum(iso, entry, md5, verify)));
      }
      lines.forEach((name, md5) -> files.add(new BundleFile(name, 0, md5, Sum.FILE_MISSING)));
    }
    return files;
  }

  private static Sum sum(IsoReader iso, IsoEntry entry, String md5, boolean verify) {
    if (md5.isEmpty()) {
      return Sum.NONE;
    }
    if (!verify) {
      return Sum.NOT_CHECKED;
    }
    return iso.md5(entry).equals(md5) ? Sum.HOLDS : Sum.DIFFERS;
  }

  private static Sum mediaCheck(IsoReader iso, boolean verify) {
    if (iso.volume().mediaCheck().isEmpty()) {
      return Sum.NONE;
    }
    if (!verify) {
      return Sum.NOT_CHECKED;
    }
    return iso.mediaCheckHolds() ? Sum.HOLDS : Sum.DIFFERS;
  }

  private static Map<String, String> md5Lines(IsoReader iso, String directory) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (IsoEntry entry : iso.list(directory)) {
      if (entry.isFile() && entry.name().endsWith(".md5")) {
        iso.readText(entry.path())
            .lines()
            .map(line -> line.split("\\s+\\*?", 2))
            .filter(fields -> fields.length == 2 && fields[0].matches("[0-9a-f]{32}"))
            .forEach(fields -> lines.put(fields[1], fields[0]));
      }
    }
    return lines;
  }
}
