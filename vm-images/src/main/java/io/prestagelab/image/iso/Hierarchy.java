package io.prestagelab.image.iso;

import io.prestagelab.image.iso.DirectoryRecords.Entry;
import io.prestagelab.image.iso.IsoEntry.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One tree of directories of a volume: the plain one with Rock Ridge, or Joliet's beside it. Both
 * point to the same files.
 */
final class Hierarchy {

  private final VolumeTree tree;
  private final Naming naming;
  private final FilePlaces files;
  private final Map<String, List<String>> children = new HashMap<>();
  private final Map<String, Map<String, String>> identifiers = new HashMap<>();
  private final Map<String, DirectoryPlan> directories = new LinkedHashMap<>();
  private long pathTableSector;

  Hierarchy(VolumeTree tree, Naming naming, FilePlaces files) {
    this.tree = tree;
    this.naming = naming;
    this.files = files;
    indexChildren();
    planDirectories();
  }

  /** Gives tables and directories their places; the first sector behind them. */
  long place(long from) {
    pathTableSector = from;
    long sector = from + 2 * Sectors.count(pathTableSize());
    int number = 1;
    for (DirectoryPlan plan : directories.values()) {
      plan.place(sector, number++);
      sector += plan.sectors();
    }
    return sector;
  }

  long pathTableSector() {
    return pathTableSector;
  }

  int pathTableSize() {
    return directories.values().stream().mapToInt(this::tableEntryLength).sum();
  }

  /** What a directory takes in a path table, in bytes. */
  int tableEntryLength(DirectoryPlan plan) {
    int length = identifierBytes(plan).length;
    return 8 + length + length % 2;
  }

  byte[] identifierBytes(DirectoryPlan plan) {
    return naming.bytes(plan.identifier());
  }

  /** Directories in the order of the path tables, the root first. */
  List<DirectoryPlan> directories() {
    return List.copyOf(directories.values());
  }

  DirectoryPlan parentOf(DirectoryPlan plan) {
    return directory(parent(plan.path()));
  }

  DirectoryPlan directory(String path) {
    DirectoryPlan plan = directories.get(path);
    if (plan == null) {
      throw new IllegalStateException("no directory " + path);
    }
    return plan;
  }

  /** The root's record for the volume descriptor. */
  byte[] rootRecord() {
    return DirectoryRecords.inDescriptor(node(""), directory("").extent());
  }

  /** A directory's records, with the places as far as they are known. */
  List<Entry> records(String path) {
    List<Entry> records = new ArrayList<>();
    records.add(
        path.isEmpty() && naming.hasRockRidge()
            ? DirectoryRecords.rootSelf(node(path), extentOf(path), links(path))
            : directoryRecord(DirectoryRecords.SELF, path));
    records.add(directoryRecord(DirectoryRecords.PARENT, parent(path)));
    childrenOf(path).forEach(child -> records(path, child, records));
    return records;
  }

  private Entry directoryRecord(String identifier, String path) {
    return record(identifier, "", node(path), extentOf(path), false, links(path));
  }

  private void records(String parent, String path, List<Entry> records) {
    VolumeTree.Node node = node(path);
    String identifier = identifier(parent, path);
    String name = path.substring(path.lastIndexOf('/') + 1);
    List<Extent> extents =
        node.kind() == Kind.FILE ? filePlace(path, node) : List.of(extentOf(path));
    int links = node.kind() == Kind.DIRECTORY ? links(path) : 1;
    for (int i = 0; i < extents.size(); i++) {
      boolean more = i < extents.size() - 1;
      records.add(record(identifier, name, node, extents.get(i), more, links));
    }
  }

  private Entry record(
      String identifier,
      String name,
      VolumeTree.Node node,
      Extent extent,
      boolean more,
      int links) {
    byte[] fixed = DirectoryRecords.fixed(naming.bytes(identifier), node, extent, more);
    return naming.hasRockRidge()
        ? DirectoryRecords.withRockRidge(fixed, identifier, name, node, links)
        : DirectoryRecords.plain(fixed);
  }

  /**
   * Before the files are placed only the number of extents counts, it decides the number of
   * records.
   */
  private List<Extent> filePlace(String path, VolumeTree.Node node) {
    List<Extent> known = files.find(path);
    return known.isEmpty()
        ? Collections.nCopies(files.records(node.contentOfFile()), new Extent(0, 0))
        : known;
  }

  private Extent extentOf(String path) {
    DirectoryPlan plan = directories.get(path);
    return plan == null ? new Extent(0, 0) : plan.extent();
  }

  private int links(String directory) {
    return 2
        + (int)
            childrenOf(directory).stream()
                .filter(child -> node(child).kind() == Kind.DIRECTORY)
                .count();
  }

  private void indexChildren() {
    tree.nodes()
        .forEach(
            (path, node) -> {
              if (node.kind() == Kind.DIRECTORY) {
                children.put(path, new ArrayList<>());
              }
            });
    tree.nodes()
        .forEach(
            (path, node) -> {
              if (!path.isEmpty() && (naming.hasRockRidge() || node.kind() != Kind.SYMLINK)) {
                childrenOf(parent(path)).add(path);
              }
            });
    children.forEach(
        (directory, paths) -> {
          identifiers.put(directory, naming.identifiers(paths, tree));
          paths.sort(Comparator.comparing(path -> identifier(directory, path)));
        });
  }

  /** Level by level, as the path tables need it. */
  private void planDirectories() {
    List<String> level = List.of("");
    while (!level.isEmpty()) {
      List<String> next = new ArrayList<>();
      for (String path : level) {
        String identifier = path.isEmpty() ? "\0" : identifier(parent(path), path);
        directories.put(path, new DirectoryPlan(path, identifier, records(path)));
        childrenOf(path).stream()
            .filter(child -> node(child).kind() == Kind.DIRECTORY)
            .forEach(next::add);
      }
      level = next;
    }
  }

  private VolumeTree.Node node(String path) {
    return tree.node(path).orElseThrow();
  }

  private List<String> childrenOf(String directory) {
    List<String> found = children.get(directory);
    if (found == null) {
      throw new IllegalStateException(directory + " holds files and is no directory");
    }
    return found;
  }

  private String identifier(String directory, String path) {
    Map<String, String> names = identifiers.getOrDefault(directory, Map.of());
    return names.getOrDefault(path, "");
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
