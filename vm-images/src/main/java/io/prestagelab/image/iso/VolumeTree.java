package io.prestagelab.image.iso;

import io.prestagelab.image.iso.IsoEntry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a volume to be written: paths from the root without a leading slash, and what is at
 * each.
 */
public final class VolumeTree {

  /** One file, directory or link to be written. */
  record Node(Kind kind, Attributes attributes, @Nullable Content content, String linkTarget) {

    Content contentOfFile() {
      if (content == null) {
        throw new IllegalStateException("not a file");
      }
      return content;
    }
  }

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Instant made;

  /** An empty tree; directories that come along with their files get {@code made} as their time. */
  public VolumeTree(Instant made) {
    this.made = made;
    nodes.put("", new Node(Kind.DIRECTORY, Attributes.directory(made), null, ""));
  }

  /** Puts a file, in place of what was there. Missing directories above it are made. */
  public void file(String path, Content content, Attributes attributes) {
    put(path, new Node(Kind.FILE, attributes, content, ""));
  }

  /** Puts a file with the attributes of what was there, or of a plain file. */
  public void file(String path, Content content) {
    Node before = nodes.get(path);
    Attributes attributes =
        before == null
            ? Attributes.file(made)
            : new Attributes(
                before.attributes.mode(),
                before.attributes.owner(),
                before.attributes.group(),
                made);
    file(path, content, attributes);
  }

  public void directory(String path, Attributes attributes) {
    put(path, new Node(Kind.DIRECTORY, attributes, null, ""));
  }

  public void symlink(String path, String target, Attributes attributes) {
    put(path, new Node(Kind.SYMLINK, attributes, null, target));
  }

  public boolean contains(String path) {
    return nodes.containsKey(path);
  }

  Map<String, Node> nodes() {
    return nodes;
  }

  Optional<Node> node(String path) {
    return Optional.ofNullable(nodes.get(path));
  }

  /** Names of what lies directly in a directory. */
  List<String> children(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    List<String> found = new ArrayList<>();
    for (String path : nodes.keySet()) {
      if (!path.isEmpty()
          && path.startsWith(prefix)
          && path.indexOf('/', prefix.length()) < 0
          && path.length() > prefix.length()) {
        found.add(path);
      }
    }
    return found;
  }

  private void put(String path, Node node) {
    int slash = path.lastIndexOf('/');
    if (slash > 0 && !nodes.containsKey(path.substring(0, slash))) {
      directory(path.substring(0, slash), Attributes.directory(made));
    }
    nodes.put(path, node);
  }
}
