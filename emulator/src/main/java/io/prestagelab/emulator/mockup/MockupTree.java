package io.prestagelab.emulator.mockup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resources of a mockup by their paths, with or without {@code /redfish/v1} as its first
 * folders ("tall" and "short" in the words of Redfish-Mockup-Server).
 */
public final class MockupTree {
  /** Path of the service root. */
  static final String ROOT = "/redfish/v1";

  private static final int MOST_FILES = 50_000;
  private static final long MOST_BYTES = 256L << 20;
  private static final int DEPTH = 64;

  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Map<String, byte[]> documents = new LinkedHashMap<>();
  private final Map<String, JsonNode> headers = new LinkedHashMap<>();
  private long bytes;

  private MockupTree() {}

  /**
   * Reads a whole tree.
   *
   * @throws MockupException if there is none in {@code folder}, or a file of it is damaged
   */
  public static MockupTree read(Path folder) {
    MockupTree tree = new MockupTree();
    boolean tall = Files.isRegularFile(folder.resolve("redfish/v1/index.json"));
    if (!tall && !Files.isRegularFile(folder.resolve("index.json"))) {
      throw new MockupException(
          "%s is no mockup: neither redfish/v1/index.json nor index.json is there%s"
              .formatted(folder, inside(folder)));
    }
    tree.load(tall ? folder.resolve("redfish") : folder, tall ? "/redfish" : ROOT);
    ObjectNode root = tree.resources.get(ROOT);
    if (root == null || !root.path("Systems").path("@odata.id").isString()) {
      throw new MockupException(
          "%s: the service root links no Systems; give the folder of a whole mockup"
              .formatted(folder));
    }
    return tree;
  }

  /** A hint, for bundles of several mockups. */
  private static String inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "; it is no folder";
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(
              path ->
                  Files.exists(path.resolve("redfish/v1/index.json"))
                      || Files.exists(path.resolve("index.json")))
          .sorted()
          .findFirst()
          .map(path -> "; give " + path)
          .orElse("");
    } catch (IOException e) {
      return " (%s)".formatted(e.getMessage());
    }
  }

  private void load(Path base, String prefix) {
    try (Stream<Path> files = Files.walk(base, DEPTH, new FileVisitOption[0])) {
      List<Path> all = files.filter(Files::isRegularFile).limit(MOST_FILES + 1L).sorted().toList();
      if (all.size() > MOST_FILES) {
        throw new MockupException("%s has more than %d files".formatted(base, MOST_FILES));
      }
      for (Path file : all) {
        load(base, prefix, file);
      }
    } catch (IOException e) {
      throw new MockupException("%s cannot be read (%s)".formatted(base, e.getMessage()), e);
    }
  }

  private void load(Path base, String prefix, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!List.of("index.json", "index.xml", "headers.json").contains(name)) {
      return;
    }
    bytes += Files.size(file);
    if (bytes > MOST_BYTES) {
      throw new MockupException("%s has more than 256 MiB".formatted(base));
    }
    Path parent = file.getParent();
    String inner = parent == null ? "" : base.relativize(parent).toString();
    String path = inner.isEmpty() ? prefix : prefix + "/" + inner;
    switch (name) {
      case "index.json" -> resources.put(path, json(file));
      case "headers.json" -> headers.put(path, json(file).path("GET"));
      default -> documents.put(path, Files.readAllBytes(file));
    }
  }

  private static ObjectNode json(Path file) throws IOException {
    try {
      if (JsonMapper.shared().readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
        return object;
      }
      throw new MockupException(file + " is no JSON object; record the mockup again");
    } catch (JacksonException e) {
      throw new MockupException(
          "%s:%d is damaged (%s); record the mockup again"
              .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  /** A copy of the resource at {@code path}; a slash at the end makes no difference. */
  public Optional<ObjectNode> find(String path) {
    return Optional.ofNullable(resources.get(bare(path))).map(ObjectNode::deepCopy);
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

  static String bare(String path) {
    int hash = path.indexOf('#');
    String bare = hash < 0 ? path : path.substring(0, hash);
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** The resource that {@code link} of {@code from} leads to. */
  Optional<ObjectNode> follow(JsonNode from, String link) {
    return find(target(from.path(link)));
  }

  /** Where a reference object leads, without slash at the end; empty if nowhere. */
  static String target(JsonNode reference) {
    return bare(reference.path("@odata.id").asString(""));
  }

  /** Paths of the members of the collection at {@code path} that are there. */
  List<String> members(String path) {
    return find(path).stream()
        .flatMap(collection -> collection.path("Members").valueStream())
        .map(MockupTree::target)
        .filter(resources::containsKey)
        .toList();
  }
}
