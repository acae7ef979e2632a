package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.boot.LatArguments;
import io.prestagelab.image.install.InstallationIso;
import io.prestagelab.image.iso.Attributes;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.ostree.OstreeRepository;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import io.prestagelab.image.prestage.PrestageSettings.Additions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The Debian generation's: the installation ISO's tree with its repository and that repository's
 * checksum; the bundle holds images and patches. The kickstart is told by a word to prestage.
 */
final class DebianPrestage implements PrestageFlavour {

  static final String REPOSITORY = "ostree_repo";
  static final String REPOSITORY_SUM = ".ostree_repo_checksum";

  private final InstallationIso iso;
  private final PrestageSettings settings;
  private final BuildTime time;
  private final String folder;
  private final DebianKickstart kickstart;

  DebianPrestage(InstallationIso iso, PrestageSettings settings, BuildTime time) {
    this.iso = iso;
    this.settings = settings;
    this.time = time;
    this.folder = BundleFiles.folder(iso.release());
    this.kickstart = new DebianKickstart(iso, settings.additions().kickstartPatches());
  }

  @Override
  public String label() {
    return LatArguments.LABEL;
  }

  @Override
  public long largestFile() {
    return InputChecks.FOUR_GB;
  }

  @Override
  public int menuEntries() {
    return DebianPrestageMenu.ENTRIES;
  }

  @Override
  public List<String> check() {
    Additions additions = settings.additions();
    List<String> there =
        iso.reader().list(folder).stream()
            .map(IsoEntry::name)
            .filter(name -> !name.equals(BundleFiles.IMAGES_MD5))
            .toList();
    BundleFiles.requireUnique(additions, there);
    kickstart.check();
    OstreeRepository.of(iso.reader(), REPOSITORY, LatArguments.BRANCH).check();
    return DebianWarnings.of(settings);
  }

  /** A later Miniboot installs from the repository, not from the ISO. */
  @Override
  public @org.jspecify.annotations.Nullable String embeddedIso() {
    return null;
  }

  /** All but files for a boot by network, and what Rock Ridge relocated. */
  @Override
  public boolean keeps(IsoEntry entry) {
    List<String> parts = Arrays.asList(entry.path().split("/"));
    return !parts.contains("pxeboot") && !parts.get(0).equals("rr_moved");
  }

  @Override
  public BootMenu menu() {
    return DebianPrestageMenu.of(settings, kickstart.uri(), time.now(), iso.layout());
  }

  @Override
  public void putInto(VolumeTree tree) {
    Additions additions = settings.additions();
    Attributes attributes = Attributes.directory(time.now());
    tree.directory(DebianKickstart.PATCHES, attributes);
    for (Path file : additions.kickstartPatches()) {
      DiskFiles.put(tree, DebianKickstart.inside(file), file, time);
    }
    BundleFiles.putScripts(tree, additions, time);
    tree.directory(folder, attributes);
    new BundleFiles(folder, additions, time).putInto(tree, md5LinesThere());
    tree.file(REPOSITORY_SUM, new Content.Md5OfLines(repositoryFiles()));
  }

  @Override
  public List<BundleFile> files(Map<String, String> sums) {
    return new BundleFiles(folder, settings.additions(), time).files(sums);
  }

  private List<String> repositoryFiles() {
    return iso.reader().entries().stream()
        .filter(entry -> entry.isFile() && entry.path().startsWith(REPOSITORY + "/"))
        .filter(this::keeps)
        .map(IsoEntry::path)
        .toList();
  }

  /** An ISO that is prestaged already keeps its archives, so their lines stay too. */
  private String md5LinesThere() {
    IsoReader reader = iso.reader();
    String path = folder + "/" + BundleFiles.IMAGES_MD5;
    String text = reader.hasFile(path) ? reader.readText(path) : "";
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
