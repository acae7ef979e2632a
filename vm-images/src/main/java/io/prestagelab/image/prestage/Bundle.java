package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The install bundle of one release: the installation ISO, patches and images with their md5 files,
 * in the document's layout.
 */
final class Bundle {

  static final String IMAGES_MD5 = "container-image.tar.gz.md5";

  private static final String ROOT = "opt/platform-backup";

  private final PrestageSettings settings;
  private final BuildTime time;
  private final String folder;

  Bundle(PrestageSettings settings, BuildTime time, String version) {
    this.settings = settings;
    this.time = time;
    this.folder = ROOT + "/" + version;
  }

  /** Path of the embedded installation ISO. */
  String embeddedIso() {
    return folder + "/" + EmbeddedName.iso(settings.input());
  }

  /**
   * Whether an entry of the input lies where this bundle will; an older bundle of the same release
   * gives way as a whole.
   */
  boolean replaces(IsoEntry entry) {
    return entry.path().equals(folder) || entry.path().startsWith(folder + "/");
  }

  void putInto(VolumeTree tree) {
    DiskFiles.put(tree, embeddedIso(), settings.input(), time);
    tree.file(
        folder + "/" + EmbeddedName.md5(settings.input()),
        new Content.Md5Lines(List.of(embeddedIso())));
    settings.patches().forEach(patch -> DiskFiles.put(tree, inside(patch), patch, time));
    settings.images().forEach(image -> DiskFiles.put(tree, inside(image), image, time));
    if (!settings.images().isEmpty()) {
      tree.file(
          folder + "/" + IMAGES_MD5,
          new Content.Md5Lines(settings.images().stream().map(this::inside).toList()));
    }
  }

  /** Its files for the report, with the sums by path. */
  List<BundleFile> files(Map<String, String> sums) {
    List<BundleFile> files = new ArrayList<>();
    files.add(file(embeddedIso(), settings.input(), sums));
    settings.patches().forEach(patch -> files.add(file(inside(patch), patch, sums)));
    settings.images().forEach(image -> files.add(file(inside(image), image, sums)));
    return files;
  }

  private static BundleFile file(String path, Path source, Map<String, String> sums) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new BundleFile(name, DiskFiles.size(source), sums.getOrDefault(path, ""));
  }

  private String inside(Path file) {
    return folder + "/" + file.getFileName();
  }
}
