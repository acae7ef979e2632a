package io.prestagelab.image.miniboot;

import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.ConsoleEntries;
import io.prestagelab.image.boot.ConsoleMenu;
import io.prestagelab.image.boot.LoaderDialect;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.miniboot.MinibootSettings.Additions;
import io.prestagelab.image.miniboot.MinibootSettings.Boot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The CentOS generation's: kernel arguments name kickstart, stage 2 and packages by URL; all of
 * that is served beside the ISO.
 */
final class CentosMiniboot implements MinibootFlavour {

  private static final String LABEL = "oe_iso_boot";
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

  private final InstallationIso iso;
  private final MinibootSettings settings;
  private final byte[] kickstart;

  CentosMiniboot(InstallationIso iso, MinibootSettings settings) {
    this.iso = iso;
    this.settings = settings;
    SharedRelease.require(iso.reader());
    this.kickstart = NodeKickstart.of(settings, iso.reader());
  }

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    Additions additions = settings.additions();
    if (additions.kickstartUri() != null) {
      warnings.add("--kickstart-uri has no effect: this generation's kickstart is served");
    }
    if (!additions.includes().isEmpty()) {
      warnings.add("--include-path has no effect in this generation");
    }
    if (additions.initrd() != null) {
      warnings.add("--initrd has no effect in this generation");
    }
    return warnings;
  }

  @Override
  public boolean keeps(IsoEntry entry) {
    return !LEFT_OUT.contains(entry.path().split("/")[0]) && !entry.name().endsWith("_ks.cfg");
  }

  @Override
  public BootMenu menu() {
    Boot boot = settings.boot();
    String id = settings.node().id();
    String words =
        "inst.repo=%1$s inst.stage2=%1$s inst.ks=%1$s/%2$s %3$s"
            .formatted(
                settings.node().url(),
                boot.installType().kickstartOfNode(),
                boot.network().colons());
    return new ConsoleMenu(
        id,
        "CentOS Miniboot Install " + id,
        LABEL,
        ConsoleEntries.of(words, ExtraParameters.in(boot.parameters())),
        boot.installType().menuEntry(),
        boot.timeout(),
        LoaderDialect.of(iso.reader()));
  }

  @Override
  public void putInto(VolumeTree tree) {
    // kernel and initrd are the installation ISO's
  }

  @Override
  public void serve(NodeDirectory node, Path folder, Progress progress) throws IOException {
    node.withShared(
        shared -> {
          shared.provide(iso.reader(), progress);
          shared.linkFrom(folder);
        });
    Files.write(folder.resolve(settings.boot().installType().kickstartOfNode()), kickstart);
  }

  @Override
  public Optional<String> servedKickstart() {
    return Optional.of(settings.boot().installType().kickstartOfNode());
  }
}
