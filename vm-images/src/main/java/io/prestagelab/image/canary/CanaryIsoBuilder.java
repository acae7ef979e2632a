package io.prestagelab.image.canary;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.install.BootFiles;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;

/**
 * Makes the canary ISO out of an installation ISO's kernel, initrd and boot loaders: under 25 MB,
 * boots from a CD or a disk under BIOS and UEFI. What it boots into changes nothing on the machine;
 * it prints one line {@code lab-canary: nonce=… firmware=… medium=… read=… ms=… kib_per_s=…} on the
 * serial console, calls home with the same words as a query, and waits for its power to be taken.
 */
public final class CanaryIsoBuilder {

  /** The label by which the booted canary finds its medium. */
  public static final String LABEL = "LAB_CANARY";

  /** What the ISO must stay below, in bytes, so that slow BMCs get it inserted in minutes. */
  public static final long MAX_BYTES = 25_000_000;

  private final CanarySettings settings;
  private final BuildTime time = BuildTime.fromEnvironment();

  public CanaryIsoBuilder(CanarySettings settings) {
    this.settings = settings;
  }

  /**
   * Builds the ISO.
   *
   * @throws InvalidInputException if the input is no installation ISO, or too big for a canary
   * @throws ImageException if writing fails; nothing half-written stays
   */
  public CanaryReport build(Progress progress) {
    try (IsoReader iso = IsoReader.open(settings.input());
        UnfinishedOutput unfinished = UnfinishedOutput.of(settings.output())) {
      if (!iso.hasFile("vmlinuz")) {
        throw new InvalidInputException(
            "%s has no vmlinuz: a canary is made of an ISO of the CentOS generation"
                .formatted(settings.input()));
      }
      VolumeWriter writer =
          writer(InstallationIso.of(iso), CanaryMenu.of(settings, LoaderDialect.of(iso)));
      if (writer.size() > MAX_BYTES) {
        throw new InvalidInputException(
            "%s gives a canary of %d bytes, the limit is %d: use the lab's own ISO with the cloud kernel"
                .formatted(settings.input(), writer.size(), MAX_BYTES));
      }
      writer.write(unfinished.path(), progress);
      Files.deleteIfExists(settings.output());
      unfinished.complete();
      return new CanaryReport(settings.output(), writer.size(), settings.nonce());
    } catch (IOException e) {
      throw new ImageException(
          "canary %s failed: %s".formatted(settings.output(), FileTrouble.reason(e)), e);
    }
  }

  private VolumeWriter writer(InstallationIso iso, BootMenu menu) {
    VolumeTree tree = new VolumeTree(time.now());
    BootFiles boot = new BootFiles(iso, menu, time.now());
    new SourceTree(iso.reader(), null, true).copyInto(tree, CanaryIsoBuilder::belongs);
    boot.putInto(tree);
    return new VolumeWriter(boot.volume(LABEL), tree);
  }

  /**
   * UEFI firmware starts what is in the EFI boot image; in the tree its programs are only weight.
   */
  private static boolean belongs(IsoEntry entry) {
    String path = entry.path();
    boolean atRoot = !path.contains("/");
    return path.equals("vmlinuz")
        || path.equals("initrd.img")
        || path.equals("EFI")
        || (path.startsWith("EFI/") && !path.toLowerCase(Locale.ROOT).endsWith(".efi"))
        || (atRoot && path.endsWith(".c32"));
  }
}
