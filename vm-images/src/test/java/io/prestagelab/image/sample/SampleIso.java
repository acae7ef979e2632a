package io.prestagelab.image.sample;

import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * An installation ISO made on the spot by the stock tools; a test may change the tree before it is
 * made.
 */
public final class SampleIso {

  private static final StockTool XORRISO = StockTool.named("xorriso", "xorriso");
  private static final StockTool MFORMAT = StockTool.named("mformat", "mtools");
  private static final StockTool MMD = StockTool.named("mmd", "mtools");
  private static final StockTool MCOPY = StockTool.named("mcopy", "mtools");
  private static final Path ISOLINUX = Path.of("/usr/lib/ISOLINUX");

  private final Path folder;
  private final Path tree;

  private final String label;
  private final String loaders;
  private final String efi;

  private SampleIso(Path folder, String label, String loaders, String efi) {
    this.folder = folder;
    this.tree = folder.resolve("tree");
    this.label = label;
    this.loaders = loaders;
    this.efi = efi;
  }

  /** The usual tree of the Debian generation, with a real repository, in a folder of the test's. */
  public static SampleIso debian(Path folder) {
    SampleIso sample = new SampleIso(folder, "instboot", "isolinux/", "efi.img");
    byte[] kernel = noise(1_100_000, 1);
    sample
        .file("bzImage", kernel)
        .file("bzImage-std", kernel)
        .file("bzImage-rt", noise(200_000, 7))
        .file("bzImage-std.sig", "std")
        .file("bzImage.sig", "any")
        .file("initrd", noise(500_001, 2))
        .file("initrd.sig", "signature of the large initrd")
        .file("isolinux/isolinux.cfg", "DEFAULT 1\nlabel 1\n  kernel /bzImage-std\n  append x=1\n")
        .file("isolinux/vesamenu.c32", noise(100, 8))
        .file("EFI/BOOT/BOOTX64.EFI", noise(10_000, 6))
        .file("EFI/BOOT/grub.cfg", "menuentry 'Install' {\n  linux /bzImage-std\n}\n")
        .file("kickstart/kickstart.cfg", "# %post\nfeed=/var/www/pages/feed/rel-24.09\n")
        .file("kickstart/miniboot.cfg", "# miniboot of 24.09\n")
        .file("upgrades/version", "VERSION=24.09\n")
        .file("pxeboot/pxelinux.cfg", "not wanted");
    return sample.isolinux().efiImage().repository();
  }

  /** Makes its repository anew, of the system in the folder {@code system}. */
  public SampleIso repository() {
    SampleRepository.make(tree.resolve("ostree_repo"), folder.resolve("system"));
    return this;
  }

  /** The usual tree, in a folder of the test's. */
  public static SampleIso in(Path folder) {
    SampleIso sample = new SampleIso(folder, "oe_iso_boot", "", "images/efiboot.img");
    sample
        .file("vmlinuz", noise(300_000, 1))
        .file("initrd.img", noise(500_001, 2))
        .file("LiveOS/squashfs.img", noise(1_500_000, 3))
        .file("Packages/lab-base-1.0-1.x86_64.rpm", noise(70_000, 4))
        .file(
            "Packages/a-package-with-a-name-beyond-what-iso9660-can-hold-1.0.0-1.tis.1.x86_64.rpm",
            noise(2048, 5))
        .file("repodata/repomd.xml", "<repomd/>\n")
        .file("upgrades/version", "VERSION=22.06\n")
        .file("isolinux.cfg", "default 0\n")
        .file("syslinux.cfg", "default 0\n")
        .file("vesamenu.c32", "")
        .file("EFI/BOOT/BOOTX64.EFI", noise(10_000, 6))
        .file("EFI/BOOT/grub.cfg", "menuentry 'Install' {\n  linuxefi /vmlinuz\n}\n")
        .file("prestaged_installer_ks.cfg", "# prestaging kickstart of the ISO\n");
    for (String type : new String[] {"controller", "smallsystem", "smallsystem_lowlatency"}) {
      sample.file(
          "miniboot_" + type + "_ks.cfg",
          "url=xxxHTTP_URLxxx patches=xxxHTTP_URL_PATCHESxxx cut=NUM_DIRS " + type + "\n");
    }
    return sample.isolinux().efiImage();
  }

  public Path tree() {
    return tree;
  }

  public SampleIso file(String path, String text) {
    return file(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public SampleIso file(String path, byte[] bytes) {
    try {
      Path file = tree.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SampleIso without(String path) {
    try {
      Files.delete(tree.resolve(path));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the ISO; {@code bootimage.iso} unless named otherwise. */
  public Path make() {
    return make("bootimage.iso");
  }

  public Path make(String name) {
    Path iso = folder.resolve(name);
    XORRISO.run(
        List.of(
            "-as",
            "mkisofs",
            "-o",
            iso.toString(),
            "-R",
            "-D",
            "-V",
            label,
            "-A",
            label,
            "-isohybrid-mbr",
            ISOLINUX.resolve("isohdpfx.bin").toString(),
            "-partition_offset",
            "0",
            "-b",
            loaders + "isolinux.bin",
            "-c",
            loaders + "boot.cat",
            "-no-emul-boot",
            "-boot-load-size",
            "4",
            "-boot-info-table",
            "-eltorito-alt-boot",
            "-e",
            efi,
            "-no-emul-boot",
            "-isohybrid-gpt-basdat",
            tree.toString()));
    return iso;
  }

  /** Bytes without a pattern, the same for the same seed. */
  public static byte[] noise(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private SampleIso isolinux() {
    try {
      return file(loaders + "isolinux.bin", Files.readAllBytes(ISOLINUX.resolve("isolinux.bin")));
    } catch (IOException e) {
      throw new UncheckedIOException("install the Debian package isolinux", e);
    }
  }

  private SampleIso efiImage() {
    try {
      Path image = tree.resolve(efi);
      Files.createDirectories(image.getParent());
      String fat = image.toString();
      MFORMAT.run(List.of("-C", "-f", "1440", "-i", fat, "::"));
      MMD.run(List.of("-i", fat, "::/EFI", "::/EFI/BOOT"));
      for (String name : new String[] {"BOOTX64.EFI", "grub.cfg"}) {
        MCOPY.run(
            List.of("-i", fat, tree.resolve("EFI/BOOT").resolve(name).toString(), "::/EFI/BOOT/"));
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
