package io.prestagelab.image.iso;

import io.prestagelab.image.iso.DirectoryRecords.Entry;
import io.prestagelab.image.iso.IsoEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides where everything of a volume lies, before a byte of it is written. */
final class VolumeLayout {

  static final int FIRST_FREE_SECTOR = 19;

  private static final int END_PADDING_SECTORS = 150;
  private static final long CYLINDER = 1 << 20;

  private final VolumeTree tree;
  private final Placement placement;
  private final Map<String, List<String>> children = new HashMap<>();
  private final Map<String, Map<String, String>> identifiers = new HashMap<>();
  private final Map<String, DirectoryPlan> directories = new LinkedHashMap<>();
  private final Map<String, List<Extent>> places = new HashMap<>();
  private final List<String> writeOrder = new ArrayList<>();
  private final long pathTableSector;
  private final long size;

  VolumeLayout(VolumeTree tree, Placement placement) {
    this.tree = tree;
    this.placement = placement;
    indexChildren();
    planDirectories();
    pathTableSector = FIRST_FREE_SECTOR;
    long sector = pathTableSector + 2 * Sectors.count(pathTableSize());
    int number = 1;
    for (DirectoryPlan plan : directories.values()) {
      plan.place(sector, number++);
      sector += plan.sectors();
    }
    long end = placeFiles(sector * Sectors.SIZE) + (long) END_PADDING_SECTORS * Sectors.SIZE;
    size = (end + CYLINDER - 1) / CYLINDER * CYLINDER;
  }

  /** Size of the whole volume in bytes, a multiple of 1 MiB. */
  long size() {
    return size;
  }

  long pathTableSector() {
    return pathTableSector;
  }

  int pathTableSize() {
    return directories.values().stream().mapToInt(plan -> entryLength(plan.identifier())).sum();
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

  /** Files with bytes of their own, in the order of their places. */
  List<String> writeOrder() {
    return writeOrder;
  }

  /** Where a file's bytes lie. */
  List<Extent> place(String path) {
    List<Extent> place = places.get(path);
    if (place == null) {
      throw new IllegalStateException("no file " + path);
    }
    return place;
  }

  /** A directory's records, with the places as far as they are known. */
  List<Entry> records(String path) {
    VolumeTree.Node self = node(path);
    List<Entry> records = new ArrayList<>();
    Extent own = extentOf(path);
    int links = links(path);
    records.add(
        path.isEmpty()
            ? DirectoryRecords.rootSelf(self, own, links)
            : DirectoryRecords.of(DirectoryRecords.SELF, "", self, own, false, links));
    String above = parent(path);
    records.add(
        DirectoryRecords.of(
            DirectoryRecords.PARENT, "", node(above), extentOf(above), false, links(above)));
    childrenOf(path).forEach(child -> records(path, child, records));
    return records;
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
      records.add(DirectoryRecords.of(identifier, name, node, extents.get(i), more, links));
    }
  }

  /**
   * Before the files are placed only the number of extents counts, it decides the number of
   * records.
   */
  private List<Extent> filePlace(String path, VolumeTree.Node node) {
    List<Extent> known = places.get(path);
    return known != null
        ? known
        : java.util.Collections.nCopies(placement.records(node.contentOfFile()), new Extent(0, 0));
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
    for (String path : tree.nodes().keySet()) {
      if (!path.isEmpty()) {
        childrenOf(parent(path)).add(path);
      }
    }
    children.forEach(
        (directory, paths) -> {
          Map<String, String> names = IsoNames.of(paths, tree);
          identifiers.put(directory, names);
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

  /** Sums come last: they are known when the files they speak of have been written. */
  private long placeFiles(long from) {
    long at = from;
    List<String> files =
        tree.nodes().entrySet().stream()
            .filter(entry -> entry.getValue().kind() == Kind.FILE)
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(path -> content(path) instanceof Content.Md5Lines))
            .toList();
    List<String> empty = files.stream().filter(path -> content(path).size() == 0).toList();
    if (!empty.isEmpty()) {
      // a sector of their own: readers take an empty file for the one whose sector it points to
      Extent nothing = new Extent(at, 0);
      empty.forEach(path -> places.put(path, List.of(nothing)));
      at += Sectors.SIZE;
    }
    for (String path : files) {
      Content content = content(path);
      if (!(content instanceof Content.Shared) && !places.containsKey(path)) {
        places.put(path, placement.cut(new Extent(at, content.size())));
        writeOrder.add(path);
        at += Sectors.roundUp(content.size());
      }
    }
    files.stream().filter(path -> !places.containsKey(path)).forEach(this::placeShared);
    return at;
  }

  private void placeShared(String path) {
    Content.Shared shared = (Content.Shared) content(path);
    long host = place(shared.host()).get(0).offset();
    List<Extent> extents = shared.extents().stream().map(extent -> extent.shiftedBy(host)).toList();
    places.put(path, extents.isEmpty() ? List.of(new Extent(host, 0)) : extents);
  }

  private Content content(String path) {
    return node(path).contentOfFile();
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
    return java.util.Objects.requireNonNull(
        java.util.Objects.requireNonNull(identifiers.get(directory)).get(path));
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static int entryLength(String identifier) {
    return 8 + identifier.length() + identifier.length() % 2;
  }
}
