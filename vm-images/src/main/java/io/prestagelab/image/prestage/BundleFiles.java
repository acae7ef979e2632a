package io.prestagelab.image.prestage;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import io.prestagelab.image.prestage.PrestageSettings.Additions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Patches and images in the bundle of one release, with the images' md5 file. */
final class BundleFiles {

  static final String IMAGES_MD5 = "container-image.tar.gz.md5";

  private final String folder;
  private final Additions additions;
  private final BuildTime time;

  BundleFiles(String folder, Additions additions, BuildTime time) {
    this.folder = folder;
    this.additions = additions;
    this.time = time;
  }

  /** The bundle's folder, in the document's layout. */
  static String folder(String release) {
    return "opt/platform-backup/" + release;
  }

  /** Refuses names that would stand in the bundle twice, or that md5 files cannot hold. */
  static void requireUnique(Additions additions, Collection<String> taken) {
    Set<String> names = new HashSet<>(taken);
    names.add(IMAGES_MD5);
    List<Path> bundled = new ArrayList<>(additions.images());
    bundled.addAll(additions.patches());
    for (Path file : bundled) {
      if (file.getFileName().toString().matches(".*[\\p{Cntrl}\\\\].*")) {
        throw new InvalidInputException(
            "the name of '%s' holds a control character or a backslash, which md5 files cannot name: rename it"
                .formatted(file.toString().replaceAll("\\p{Cntrl}", "?")));
      }
      if (!names.add(file.getFileName().toString())) {
        throw new InvalidInputException(
            "two files of the bundle would be called %s: rename one of them"
                .formatted(file.getFileName()));
      }
    }
  }

  /** Puts setup and addon where the kickstarts look for them. */
  static void putScripts(VolumeTree tree, Additions additions, BuildTime time) {
    if (additions.setup() != null) {
      DiskFiles.put(tree, "ks-setup.cfg", additions.setup(), time);
    }
    if (additions.addon() != null) {
      DiskFiles.put(tree, "ks-addon.cfg", additions.addon(), time);
    }
  }

  /** Puts the files; {@code md5Before} are lines of an older md5 file, which stay. */
  void putInto(VolumeTree tree, String md5Before) {
    additions.patches().forEach(patch -> DiskFiles.put(tree, inside(patch), patch, time));
    additions.images().forEach(image -> DiskFiles.put(tree, inside(image), image, time));
    if (!additions.images().isEmpty()) {
      tree.file(
          folder + "/" + IMAGES_MD5,
          new Content.Md5Lines(md5Before, additions.images().stream().map(this::inside).toList()));
    }
  }

  /** The files for the report, with the sums by path. */
  List<BundleFile> files(Map<String, String> sums) {
    List<BundleFile> files = new ArrayList<>();
    additions.patches().forEach(patch -> files.add(file(inside(patch), patch, sums)));
    additions.images().forEach(image -> files.add(file(inside(image), image, sums)));
    return files;
  }

  static BundleFile file(String path, Path source, Map<String, String> sums) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new BundleFile(name, DiskFiles.size(source), sums.getOrDefault(path, ""));
  }

  private String inside(Path file) {
    return folder + "/" + file.getFileName();
  }
}
