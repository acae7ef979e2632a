package io.prestagelab.image.iso;

import java.util.List;

/**
 * One file, directory or symbolic link of a volume.
 *
 * @param path its path from the root, without a leading slash; the root itself is empty
 * @param kind what it is
 * @param extents where its bytes lie in the volume, in order; several if it is larger than one
 *     extent can be
 * @param attributes its POSIX attributes
 * @param linkTarget what a symbolic link points to, else empty
 */
public record IsoEntry(
    String path, Kind kind, List<Extent> extents, Attributes attributes, String linkTarget) {

  /** What an entry can be. */
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK
  }

  public IsoEntry {
    extents = List.copyOf(extents);
  }

  /** Its size in bytes. */
  public long size() {
    return extents.stream().mapToLong(Extent::length).sum();
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public boolean isFile() {
    return kind == Kind.FILE;
  }

  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  /** The path of the directory that holds it. */
  public String parent() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
