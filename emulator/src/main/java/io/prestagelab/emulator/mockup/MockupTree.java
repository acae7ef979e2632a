package io.prestagelab.emulator.mockup;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resources of a mockup by their paths, with or without {@code /redfish/v1} as its first
 * folders ("tall" and "short" in the words of Redfish-Mockup-Server). Later pages of a collection
 * are folders named with their query: {@code Sensors?$skip=50}.
 */
public final class MockupTree {
  /** Path of the service root. */
  static final String ROOT = "/redfish/v1";

  private static final String NEXT = "Members@odata.nextLink";
  private static final String MEMBERS = "Members";

  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Map<String, ObjectNode> pages = new LinkedHashMap<>();
  private final Map<String, byte[]> documents = new LinkedHashMap<>();
  private final Map<String, JsonNode> headers = new LinkedHashMap<>();
  private List<String> leftOut = List.of();

  private MockupTree() {}

  /**
   * Reads a whole tree. A file of it that is no JSON object is left out.
   *
   * @throws MockupException if there is none in {@code folder}, or its root is damaged
   */
  public static MockupTree read(Path folder) {
    MockupTree tree = new MockupTree();
    tree.leftOut = List.copyOf(new TreeFiles(tree).load(folder));
    return tree;
  }

  void add(String path, ObjectNode resource) {
    int query = path.indexOf('?');
    if (query < 0) {
      resources.put(path, resource);
    } else {
      String base = bare(path.substring(0, query));
      pages.put(base + PageQuery.of(path.substring(query + 1)), resource);
    }
  }

  void addDocument(String path, byte[] bytes) {
    documents.put(path, bytes);
  }

  void addHeaders(String path, JsonNode known) {
    headers.put(path, known);
  }

  /** The files that were left out, and why, a line each; GET of what they hold answers 404. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** A copy of the resource at {@code path}; a slash at the end makes no difference. */
  public Optional<ObjectNode> find(String path) {
    return Optional.ofNullable(resources.get(bare(path))).map(ObjectNode::deepCopy);
  }

  /** A copy of the page of the collection at {@code path} that the tree has for {@code query}. */
  public Optional<ObjectNode> page(String path, Map<String, List<String>> query) {
    return query.isEmpty() || pages.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(pages.get(bare(path) + PageQuery.of(query)))
            .map(ObjectNode::deepCopy);
  }

  /**
   * {@code first}, which is the first page of a collection, with the members of all pages that the
   * tree has, and without a link to a next one.
   */
  public ObjectNode whole(ObjectNode first) {
    ObjectNode whole = first.deepCopy();
    Set<String> seen = new HashSet<>();
    String next = first.path(NEXT).asString("");
    whole.remove(NEXT);
    while (whole.path(MEMBERS) instanceof ArrayNode members && seen.add(next)) {
      int query = next.indexOf('?');
      ObjectNode page =
          query < 0
              ? null
              : pages.get(bare(next.substring(0, query)) + PageQuery.of(next.substring(query + 1)));
      if (page == null) {
        break;
      }
      page.path(MEMBERS).forEach(members::add);
      next = page.path(NEXT).asString("");
    }
    return whole;
  }

  /** A document that is no JSON: the service's metadata. */
  public Optional<byte[]> document(String path) {
    return Optional.ofNullable(documents.get(bare(path))).map(byte[]::clone);
  }

  /** A header that the BMC sent with this resource; empty if it did not, or nobody knows. */
  public Optional<String> header(String path, String name) {
    JsonNode known = headers.get(bare(path));
    return known == null
        ? Optional.empty()
        : known.properties().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(header -> header.getValue().asString(""))
            .findFirst();
  }

  /** Whether the BMC's headers of this resource are known. */
  public boolean knowsHeaders(String path) {
    return headers.containsKey(bare(path));
  }

  /** How many resources there are. */
  public int size() {
    return resources.size();
  }

  /** Paths of all resources. */
  public Set<String> paths() {
    return Set.copyOf(resources.keySet());
  }

  /** The resources themselves, to be read only. */
  Stream<ObjectNode> all() {
    return resources.values().stream();
  }

  static String bare(String path) {
    int hash = path.indexOf('#');
    String bare = hash < 0 ? path : path.substring(0, hash);
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** Where a reference object leads, without slash at the end; empty if nowhere. */
  static String target(JsonNode reference) {
    return bare(reference.path("@odata.id").asString(""));
  }

  /**
   * Paths of the members of the collection at {@code path} that are there. Of a collection that is
   * not there itself, all that lies right below it.
   */
  List<String> members(String path) {
    Optional<ObjectNode> collection = find(path);
    if (collection.isEmpty()) {
      String prefix = path + "/";
      return resources.keySet().stream()
          .filter(key -> key.startsWith(prefix) && key.indexOf('/', prefix.length()) < 0)
          .toList();
    }
    return whole(collection.get())
        .path(MEMBERS)
        .valueStream()
        .map(MockupTree::target)
        .filter(resources::containsKey)
        .toList();
  }
}
