package io.prestagelab.image.miniboot;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.LatArguments;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Debian generation's: the installation ISO without its repository, with a small initrd; the
 * repository is served by others under the same base URL.
 */
final class DebianMiniboot implements MinibootFlavour {

  /** The one release whose low-latency installs are a type of their own. */
  private static final String LOW_LATENCY_RELEASE = "22.12";

  private static final Set<String> UNUSED_KERNELS =
      Set.of("bzImage", "bzImage-rt", "bzImage.sig", "bzImage-rt.sig");

  private final InstallationIso iso;
  private final MinibootSettings settings;
  private final Instant made;
  private final IncludedPaths includes;
  private final MiniInitrd initrd;
  private final ServedRepository repository;

  DebianMiniboot(InstallationIso iso, MinibootSettings settings, Instant made) {
    this.iso = iso;
    this.settings = settings;
    this.made = made;
    this.includes = new IncludedPaths(settings.additions().includes());
    if (settings.boot().installType().isLowLatency()
        && !iso.release().equals(LOW_LATENCY_RELEASE)) {
      throw new InvalidInputException(
          "install type %d is for release %s only and %s is %s: give 0 to 3"
              .formatted(
                  settings.boot().installType().number(),
                  LOW_LATENCY_RELEASE,
                  iso.reader().file(),
                  iso.release()));
    }
    if (settings.additions().kickstartUri() == null
        && !iso.reader().hasFile(Generation.MINIBOOT_KICKSTART)) {
      throw new InvalidInputException(
          "%s has no %s: give --kickstart-uri"
              .formatted(iso.reader().file(), Generation.MINIBOOT_KICKSTART));
    }
    this.initrd = MiniInitrd.of(iso.reader(), settings.additions().initrd());
    this.repository = new ServedRepository(settings.node().wwwRoot());
  }

  @Override
  public String label() {
    return LatArguments.LABEL;
  }

  @Override
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    initrd.warning().ifPresent(warnings::add);
    repository.warning().ifPresent(warnings::add);
    if (settings.additions().addon() != null) {
      warnings.add("--addon has no effect: this generation's Miniboot knows none");
    }
    return warnings;
  }

  @Override
  public boolean keeps(IsoEntry entry) {
    List<String> parts = Arrays.asList(entry.path().split("/"));
    return !parts.contains("ostree_repo")
        && !parts.contains("pxeboot")
        && !parts.get(0).equals("rr_moved")
        && !UNUSED_KERNELS.contains(entry.path())
        && !entry.path().equals("initrd.sig");
  }

  @Override
  public BootMenu menu() {
    return DebianMinibootMenu.of(
        settings, iso.layout(), made, repository.words(), includes.words());
  }

  @Override
  public void putInto(VolumeTree tree) {
    includes.putInto(tree);
    initrd.putInto(tree, iso.layout().initrd());
  }

  @Override
  public void serve(NodeDirectory node, Path folder, Progress progress) {
    // the ISO is all that a node has
  }

  @Override
  public Optional<String> servedKickstart() {
    return Optional.empty();
  }
}
