package io.prestagelab.lab.trial;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootParameter;
import io.prestagelab.image.boot.MenuTimeout;
import io.prestagelab.image.disk.DiskImage;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.prestage.PrestageSettings;
import io.prestagelab.image.prestage.PrestagedIsoBuilder;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lab's prestaged ISO: container image archives made on the spot, the serial console's entry at
 * once.
 *
 * @param settings whose installation ISO it is for
 * @param archives number of container image archives
 * @param device the disk to prestage; empty if the kickstart is to choose
 * @param force whether an existing installation is overwritten
 * @param menu what the boot menu does on its own
 * @param scripts the site's own
 * @param flaw what is wrong with it
 * @param progress hears how far it has come
 */
public record PrestagedIso(
    LabSettings settings,
    int archives,
    String device,
    boolean force,
    Menu menu,
    Scripts scripts,
    Flaw flaw,
    Progress progress) {

  /**
   * What a boot menu does on its own.
   *
   * @param entry 0 for the serial console, 1 for the graphical one
   * @param seconds after which it starts that entry; a negative number waits for ever
   */
  public record Menu(int entry, int seconds) {
    static final Menu SERIAL_AT_ONCE = new Menu(0, 0);
  }

  /**
   * What a site runs over and above the kickstart; an empty text is none.
   *
   * @param setup before the installation ({@code ks-setup.cfg})
   * @param addon after it, inside the installed system ({@code ks-addon.cfg})
   */
  public record Scripts(String setup, String addon) {
    static final Scripts NONE = new Scripts("", "");
  }

  /** What can be wrong with a prestaged ISO. */
  public enum Flaw {
    NONE,
    /** An archive changed after its sum was taken. */
    DAMAGED_ARCHIVE,
    /** The installation ISO calls itself another release than its kickstarts do. */
    OTHER_RELEASE
  }

  /** One for the server's own disk. */
  public static PrestagedIso of(LabSettings settings, int archives) {
    return new PrestagedIso(
        settings,
        archives,
        settings.disk().rootDevice(),
        false,
        Menu.SERIAL_AT_ONCE,
        Scripts.NONE,
        Flaw.NONE,
        Progress.SILENT);
  }

  /** The same, its progress heard by {@code listener}. */
  public PrestagedIso heardBy(Progress listener) {
    return new PrestagedIso(settings, archives, device, force, menu, scripts, flaw, listener);
  }

  /** The same for another disk; for none, if it is empty. */
  public PrestagedIso forDevice(String other) {
    return new PrestagedIso(settings, archives, other, force, menu, scripts, flaw, progress);
  }

  /** The same, overwriting an existing installation. */
  public PrestagedIso forced() {
    return new PrestagedIso(settings, archives, device, true, menu, scripts, flaw, progress);
  }

  /** The same with another menu. */
  public PrestagedIso withMenu(Menu other) {
    return new PrestagedIso(settings, archives, device, force, other, scripts, flaw, progress);
  }

  /** The same with scripts of the site. */
  public PrestagedIso with(Scripts site) {
    return new PrestagedIso(settings, archives, device, force, menu, site, flaw, progress);
  }

  /** The same with something wrong. */
  public PrestagedIso with(Flaw other) {
    return new PrestagedIso(settings, archives, device, force, menu, scripts, other, progress);
  }

  /** Where a prestaged ISO of the document's generation has the bundle. */
  static String bundle(String release) {
    return "opt/platform-backup/" + release;
  }

  /** Builds it in {@code run}. */
  public Path build(RunFolder run) {
    List<Path> images = SampleImages.make(run.containerImages(), archives);
    Path output = run.prestagedIso();
    Path input = flaw == Flaw.OTHER_RELEASE ? renamed(run) : settings.iso();
    PrestageSettings prestaged =
        PrestageSettings.of(input, output)
            .withImages(images)
            .withSetup(script(run, "ks-setup.cfg", scripts.setup()))
            .withAddon(script(run, "ks-addon.cfg", scripts.addon()))
            .withParameters(parameters())
            .withDefaultBoot(menu.entry())
            .withTimeout(new MenuTimeout(menu.seconds()))
            .withForceInstall(force);
    new PrestagedIsoBuilder(prestaged).build(progress);
    if (flaw == Flaw.DAMAGED_ARCHIVE) {
      String release = SubcloudLab.release(settings.iso());
      String archive = images.get(0).getFileName().toString();
      Extent place = place(output, bundle(release) + "/" + archive);
      DiskImage image = DiskImage.open(output);
      byte[] bytes = image.bytes(place.offset() + place.length() / 2, 1);
      bytes[0] ^= 1;
      image.overwrite(place.offset() + place.length() / 2, bytes);
    }
    return output;
  }

  private List<BootParameter> parameters() {
    // on a busy host an emulated timer may stall just when the kernel tries it
    BootParameter timer = BootParameter.of("no_timer_check");
    return device.isEmpty()
        ? List.of(timer)
        : List.of(
            BootParameter.of("rootfs_device=" + device),
            BootParameter.of("boot_device=" + device),
            timer);
  }

  private static @Nullable Path script(RunFolder run, String name, String text) {
    if (text.isEmpty()) {
      return null;
    }
    Path file = run.containerImages().resolve(name);
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  /** A copy of the installation ISO whose upgrades/version names the release of a later day. */
  private Path renamed(RunFolder run) {
    Path copy = run.containerImages().resolve("bootimage.iso");
    try {
      Files.copy(settings.iso(), copy);
    } catch (IOException e) {
      throw new LabException("cannot copy " + settings.iso() + ": " + FileTrouble.reason(e), e);
    }
    Extent place = place(copy, "upgrades/version");
    DiskImage image = DiskImage.open(copy);
    byte[] text = image.bytes(place.offset(), (int) place.length());
    String other = new String(text, StandardCharsets.US_ASCII).replaceAll("\\d\\d\\.", "99.");
    image.overwrite(place.offset(), other.getBytes(StandardCharsets.US_ASCII));
    return copy;
  }

  private static Extent place(Path iso, String path) {
    try (IsoReader reader = IsoReader.open(iso)) {
      return reader.find(path).orElseThrow().extents().get(0);
    }
  }
}
