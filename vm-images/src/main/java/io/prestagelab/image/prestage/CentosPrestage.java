package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.ConsoleEntries;
import io.prestagelab.image.boot.ConsoleMenu;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import io.prestagelab.image.prestage.PrestageSettings.Boot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The CentOS generation's: the bundle holds the installation ISO, patches and images with their md5
 * files; a kickstart at the root prestages.
 */
final class CentosPrestage implements PrestageFlavour {

  static final String KICKSTART = "prestaged_installer_ks.cfg";

  private static final String LABEL = "oe_prestaged_iso_boot";
  private static final String TITLE = "Prestaged Local Installer";

  private final InstallationIso iso;
  private final PrestageSettings settings;
  private final BuildTime time;
  private final String folder;

  CentosPrestage(InstallationIso iso, PrestageSettings settings, BuildTime time) {
    this.iso = iso;
    this.settings = settings;
    this.time = time;
    this.folder = BundleFiles.folder(iso.release());
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public long largestFile() {
    return InputChecks.FOUR_GB - 1;
  }

  @Override
  public int menuEntries() {
    return 2;
  }

  @Override
  public List<String> check() {
    String iso1 = EmbeddedName.iso(settings.input());
    BundleFiles.requireUnique(
        settings.additions(), List.of(iso1, EmbeddedName.md5(settings.input())));
    byte[] used =
        KickstartSource.find(settings, iso.reader()).orElseGet(() -> iso.reader().read(KICKSTART));
    return KickstartRelease.other(new String(used, StandardCharsets.UTF_8), iso.release())
        .map(
            other ->
                "the kickstart is for release %s and the ISO is %s: the prestaging would not find its bundle"
                    .formatted(other, iso.release()))
        .stream()
        .toList();
  }

  @Override
  public String embeddedIso() {
    return folder + "/" + EmbeddedName.iso(settings.input());
  }

  /** An older bundle of the same release gives way as a whole. */
  @Override
  public boolean keeps(IsoEntry entry) {
    return !entry.path().equals(folder) && !entry.path().startsWith(folder + "/");
  }

  @Override
  public BootMenu menu() {
    Boot boot = settings.boot();
    String words =
        "inst.stage2=hd:LABEL=%1$s inst.ks=hd:LABEL=%1$s:/%2$s%3$s"
            .formatted(LABEL, KICKSTART, boot.forceInstall() ? " force_install" : "");
    return new ConsoleMenu(
        TITLE,
        TITLE,
        LABEL,
        ConsoleEntries.of(words, boot.parameters()),
        boot.entry(),
        boot.timeout(),
        LoaderDialect.of(iso.reader()));
  }

  @Override
  public void putInto(VolumeTree tree) {
    Optional<byte[]> replacement = KickstartSource.find(settings, iso.reader());
    replacement.ifPresent(kickstart -> tree.file(KICKSTART, new Content.Text(kickstart)));
    BundleFiles.putScripts(tree, settings.additions(), time);
    BundleFiles bundle = new BundleFiles(folder, settings.additions(), time);
    DiskFiles.put(tree, embeddedIso(), settings.input(), time);
    tree.file(
        folder + "/" + EmbeddedName.md5(settings.input()),
        Content.Md5Lines.of(List.of(embeddedIso())));
    bundle.putInto(tree, "");
  }

  @Override
  public List<BundleFile> files(Map<String, String> sums) {
    Path input = settings.input();
    List<BundleFile> files = new ArrayList<>();
    files.add(BundleFiles.file(embeddedIso(), input, sums));
    files.addAll(new BundleFiles(folder, settings.additions(), time).files(sums));
    return files;
  }
}
