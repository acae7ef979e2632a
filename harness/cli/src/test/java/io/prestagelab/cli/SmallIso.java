package io.prestagelab.cli;

import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An installation ISO of the document's generation that has each file and boots nothing. */
final class SmallIso {
  private SmallIso() {}

  /** Makes {@code bootimage.iso} in a folder; its tree is beside it, in {@code tree}. */
  static Path in(Path folder) throws IOException {
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("images"));
    Files.createDirectories(tree.resolve("upgrades"));
    Files.writeString(tree.resolve("upgrades/version"), "VERSION=22.06\n");
    for (String name :
        List.of(
            "isolinux.bin",
            "vmlinuz",
            "initrd.img",
            "prestaged_installer_ks.cfg",
            "miniboot_controller_ks.cfg")) {
      Files.writeString(tree.resolve(name), name.repeat(300));
    }
    Files.createDirectories(tree.resolve("LiveOS"));
    Files.writeString(tree.resolve("LiveOS/squashfs.img"), "stage 2");
    String efi = tree.resolve("images/efiboot.img").toString();
    StockTool.named("mformat", "mtools").run(List.of("-C", "-f", "1440", "-i", efi, "::"));
    StockTool.named("mmd", "mtools").run(List.of("-i", efi, "::/EFI", "::/EFI/BOOT"));
    Path iso = folder.resolve("bootimage.iso");
    StockTool.named("xorriso", "xorriso")
        .run(
            List.of(
                "-as",
                "mkisofs",
                "-R",
                "-V",
                "oe_iso_boot",
                "-o",
                iso.toString(),
                tree.toString()));
    return iso;
  }
}
