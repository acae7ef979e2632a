package io.prestagelab.image.miniboot;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.install.BootFiles;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the small boot ISO of one server, and the folder from which the content server serves what
 * the server installs.
 */
public final class MinibootIsoBuilder {

  private final MinibootSettings settings;
  private final BuildTime time;
  private final Duration patience;

  public MinibootIsoBuilder(MinibootSettings settings) {
    this(settings, Duration.ZERO);
  }

  /** One that waits so long for another process that works on the same node. */
  public MinibootIsoBuilder(MinibootSettings settings, Duration patience) {
    this(settings, patience, BuildTime.fromEnvironment());
  }

  MinibootIsoBuilder(MinibootSettings settings, Duration patience, BuildTime time) {
    this.settings = settings;
    this.patience = patience;
    this.time = time;
  }

  /**
   * Builds ISO and folder.
   *
   * @throws InvalidInputException if the folder exists, an input is missing or is of the wrong kind
   * @throws ImageException if writing fails; the server's folder is removed again
   */
  public MinibootReport build(Progress progress) {
    long began = System.nanoTime();
    MinibootSettings.Node node = settings.node();
    try (IsoReader reader = IsoReader.open(settings.input());
        NodeDirectory directory = NodeDirectory.locked(node.wwwRoot(), node.id(), patience)) {
      InstallationIso iso = InstallationIso.of(reader);
      MinibootFlavour flavour = flavour(iso);
      BootMenu menu = flavour.menu();
      VolumeWriter writer = writer(iso, flavour, menu);
      if (Files.exists(directory.path())) {
        throw new InvalidInputException(
            "Output dir already exists: " + directory.path() + ": delete the node first");
      }
      fill(directory, flavour, writer, progress);
      return new MinibootReport(
          directory.path(),
          directory.path().resolve(NodeDirectory.ISO),
          flavour.servedKickstart().map(directory.path()::resolve).orElse(null),
          writer.size(),
          iso.release(),
          menu.chosenEntry().bios().line(),
          Duration.ofNanos(System.nanoTime() - began),
          warnings(iso, flavour));
    }
  }

  /** That of the installation ISO's generation; what it cannot be made of is refused. */
  private MinibootFlavour flavour(InstallationIso iso) {
    return switch (iso.generation()) {
      case CENTOS -> new CentosMiniboot(iso, settings);
      case DEBIAN -> new DebianMiniboot(iso, settings, time.now());
    };
  }

  private void fill(
      NodeDirectory node, MinibootFlavour flavour, VolumeWriter writer, Progress progress) {
    // the folder first: while it is there, the deletion of another node leaves what is shared
    try (UnfinishedOutput folder = node.begin()) {
      flavour.serve(node, folder.path(), progress);
      writer.write(folder.path().resolve(NodeDirectory.ISO), progress);
      folder.complete();
    } catch (IOException e) {
      throw new ImageException(
          "node %s failed: %s".formatted(settings.node().id(), FileTrouble.reason(e)), e);
    }
  }

  private VolumeWriter writer(InstallationIso iso, MinibootFlavour flavour, BootMenu menu) {
    VolumeTree tree = new VolumeTree(time.now());
    BootFiles boot = new BootFiles(iso, menu, time.now());
    new SourceTree(iso.reader(), null, true).copyInto(tree, flavour::keeps);
    flavour.putInto(tree);
    boot.putInto(tree);
    return new VolumeWriter(boot.volume(flavour.label()), tree);
  }

  private List<String> warnings(InstallationIso iso, MinibootFlavour flavour) {
    List<String> warnings = new ArrayList<>(flavour.warnings());
    String wanted = settings.release();
    if (wanted != null && !wanted.equals(iso.release())) {
      warnings.add(
          "--release is %s and %s is %s".formatted(wanted, settings.input(), iso.release()));
    }
    return warnings;
  }
}
