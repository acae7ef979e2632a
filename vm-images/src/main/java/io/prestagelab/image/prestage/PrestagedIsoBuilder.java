package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.UnfinishedOutput;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.install.BootFiles;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.install.SourceTree;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a self-installing prestaged ISO of an installation ISO and archives of container images.
 * Inputs are read once, the output is written once; files that stand unchanged in both trees share
 * their place with the embedded ISO.
 */
public final class PrestagedIsoBuilder {

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
    InputChecks.requirePaths(settings);
    try (IsoReader reader = IsoReader.open(settings.input())) {
      InstallationIso iso = InstallationIso.of(reader);
      PrestageFlavour flavour = flavour(iso, settings, time);
      List<String> warnings = new ArrayList<>(new InputChecks(settings, flavour).run());
      BootMenu menu = flavour.menu();
      BootFiles boot = new BootFiles(iso, menu, time.now());
      VolumeTree tree = new VolumeTree(time.now());
      new SourceTree(reader, flavour.embeddedIso(), settings.share())
          .copyInto(tree, flavour::keeps);
      boot.putInto(tree);
      flavour.putInto(tree);
      VolumeWriter writer = new VolumeWriter(volume(boot, flavour.label(), warnings), tree);
      Map<String, String> sums = write(writer, progress);
      return new PrestageReport(
          settings.output(),
          writer.size(),
          iso.release(),
          flavour.label(),
          flavour.files(sums),
          menu.chosenEntry().title(),
          settings.boot().timeout().seconds(),
          menu.chosenEntry().bios().line(),
          writer.sharedBytes(),
          Duration.ofNanos(System.nanoTime() - began),
          warnings);
    }
  }

  /** That of the installation ISO's generation: here alone it is chosen. */
  static PrestageFlavour flavour(InstallationIso iso, PrestageSettings settings, BuildTime time) {
    return switch (iso.generation()) {
      case CENTOS -> new CentosPrestage(iso, settings, time);
      case DEBIAN -> new DebianPrestage(iso, settings, time);
    };
  }

  private static VolumeSettings volume(BootFiles boot, String label, List<String> warnings) {
    VolumeSettings volume = boot.volume(label);
    if (volume.hybridCode() == null) {
      warnings.add(
          "the ISO boots from a CD only: the input has no boot sector and SYSLINUX (package isolinux) is not installed");
    }
    return volume;
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
