package io.prestagelab.image.iso;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the files of a volume lie. What is the same bytes of the same source lies there once,
 * however many files show it.
 */
final class FilePlaces {

  private final VolumeTree tree;
  private final Placement placement;
  private final Map<String, List<Extent>> places = new HashMap<>();
  private final Map<Content.Stored, String> written = new HashMap<>();
  private final Map<String, String> shownBy = new HashMap<>();
  private final List<String> writeOrder = new ArrayList<>();

  FilePlaces(VolumeTree tree, Placement placement) {
    this.tree = tree;
    this.placement = placement;
  }

  /**
   * Places all files from there on; the place behind the last. Sums come last: they are known when
   * the files they speak of have been written.
   */
  long place(long from) {
    List<String> files =
        tree.nodes().entrySet().stream()
            .filter(entry -> entry.getValue().kind() == Kind.FILE)
            .map(Map.Entry::getKey)
            .sorted(Comparator.comparing(path -> content(path) instanceof Content.Sums))
            .toList();
    long at = placeEmpty(files, from);
    for (String path : files) {
      if (!places.containsKey(path) && !(content(path) instanceof Content.Shared)) {
        at = placeOwn(path, at);
      }
    }
    files.stream().filter(path -> !places.containsKey(path)).forEach(this::placeShared);
    return at;
  }

  /** Files with bytes of their own, in the order of their places. */
  List<String> writeOrder() {
    return writeOrder;
  }

  /** The file in the order of writing whose bytes a file shows: often itself. */
  String writtenAs(String path) {
    return shownBy.getOrDefault(path, path);
  }

  /** Bytes that files show and that were not written for them. */
  long sharedBytes() {
    long shown = places.values().stream().flatMap(List::stream).mapToLong(Extent::length).sum();
    return shown - writeOrder.stream().mapToLong(path -> content(path).size()).sum();
  }

  /** Where a file's bytes lie; nothing while that is not known. */
  List<Extent> find(String path) {
    return places.getOrDefault(path, List.of());
  }

  /** How many records a file of that content takes. */
  int records(Content content) {
    return placement.records(content);
  }

  /** A sector of their own: readers take an empty file for the one whose sector it points to. */
  private long placeEmpty(List<String> files, long at) {
    List<String> empty = files.stream().filter(path -> content(path).size() == 0).toList();
    empty.forEach(path -> places.put(path, List.of(new Extent(at, 0))));
    return empty.isEmpty() ? at : at + Sectors.SIZE;
  }

  private long placeOwn(String path, long at) {
    Content content = content(path);
    String same = content instanceof Content.Stored stored ? written.get(stored) : null;
    if (same != null) {
      shownBy.put(path, same);
      places.put(path, find(same));
      return at;
    }
    if (content instanceof Content.Stored stored) {
      written.put(stored, path);
    }
    places.put(path, placement.cut(new Extent(at, content.size())));
    writeOrder.add(path);
    return at + Sectors.roundUp(content.size());
  }

  private void placeShared(String path) {
    Content.Shared shared = (Content.Shared) content(path);
    long host = find(shared.host()).get(0).offset();
    places.put(path, shared.extents().stream().map(extent -> extent.shiftedBy(host)).toList());
  }

  private Content content(String path) {
    return tree.node(path).orElseThrow().contentOfFile();
  }
}
