package io.prestagelab.image.miniboot;

import io.prestagelab.image.BuildTime;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.iso.Attributes;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.Extent;
import io.prestagelab.image.iso.VolumeTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files and folders that go to the root of a Miniboot ISO under their own names. */
final class IncludedPaths {

  private final List<Path> paths;
  private final BuildTime time = BuildTime.fromEnvironment();

  IncludedPaths(List<Path> paths) {
    this.paths = paths;
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new InvalidInputException(
            "--include-path %s does not exist: give a file or folder".formatted(path));
      }
      if (name(path).matches("|.*[\\s,'\"].*")) {
        throw new InvalidInputException(
            "--include-path %s: its name cannot stand in a comma list of the command line: rename it"
                .formatted(path));
      }
    }
  }

  /** The kernel argument that names them. */
  List<String> words() {
    return paths.isEmpty()
        ? List.of()
        : List.of(
            "include_paths="
                + paths.stream().map(IncludedPaths::name).collect(Collectors.joining(",")));
  }

  void putInto(VolumeTree tree) {
    paths.forEach(path -> put(tree, path));
  }

  private void put(VolumeTree tree, Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted().toList()) {
        String inside = root.relativize(file).toString();
        put(tree, inside.isEmpty() ? name(root) : name(root) + "/" + inside, file);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "--include-path %s cannot be read: %s".formatted(root, FileTrouble.reason(e)), e);
    }
  }

  private void put(VolumeTree tree, String path, Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      tree.symlink(
          path, Files.readSymbolicLink(file).toString(), new Attributes(0xA1FF, 0, 0, time.now()));
    } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      tree.directory(path, Attributes.directory(time.of(file)));
    } else {
      List<Extent> whole = List.of(new Extent(0, Files.size(file)));
      tree.file(path, new Content.Stored(file, whole), Attributes.file(time.of(file)));
    }
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
