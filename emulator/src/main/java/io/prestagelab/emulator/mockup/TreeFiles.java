package io.prestagelab.emulator.mockup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the files of a mockup into a tree. One odd file among thousands is no reason to refuse the
 * others: it is left out and told. Only the root must be right.
 */
final class TreeFiles {
  private static final int MOST_FILES = 50_000;
  private static final long MOST_BYTES = 256L << 20;
  private static final int DEPTH = 64;
  private static final List<String> KNOWN = List.of("index.json", "index.xml", "headers.json");

  private final MockupTree tree;
  private final List<String> leftOut = new ArrayList<>();
  private long bytes;

  TreeFiles(MockupTree tree) {
    this.tree = tree;
  }

  /** Reads all; returns what was left out, and why. */
  List<String> load(Path folder) {
    boolean tall = Files.isRegularFile(folder.resolve("redfish/v1/index.json"));
    if (!tall && !Files.isRegularFile(folder.resolve("index.json"))) {
      throw new MockupException(
          "%s is no mockup: neither redfish/v1/index.json nor index.json is there%s"
              .formatted(folder, inside(folder)));
    }
    Path root = folder.resolve(tall ? "redfish/v1/index.json" : "index.json");
    requireRoot(root);
    load(real(tall ? folder.resolve("redfish") : folder), tall ? "/redfish" : MockupTree.ROOT);
    return leftOut;
  }

  /** A tree whose root says nothing cannot be served: no client would find a way into it. */
  private static void requireRoot(Path root) {
    try {
      JsonNode body = JsonMapper.shared().readTree(Files.readAllBytes(root));
      if (!body.isObject()) {
        throw new MockupException(
            "%s holds %s, but must hold the service root; without it no client finds a way in"
                .formatted(root, body.isMissingNode() ? "nothing" : kind(body)));
      }
      if (!saysRoot(body)) {
        throw new MockupException(
            "%s is no service root (neither RedfishVersion, Systems nor Links is in it); give the folder of a whole mockup"
                .formatted(root));
      }
    } catch (JacksonException e) {
      throw new MockupException(damage(root, e) + "; without its root no mockup can be served", e);
    } catch (IOException e) {
      throw new MockupException("%s cannot be read (%s)".formatted(root, FileReason.of(e)), e);
    }
  }

  /** A walk does not enter a link. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new MockupException("%s cannot be read (%s)".formatted(folder, FileReason.of(e)), e);
    }
  }

  private static String kind(JsonNode body) {
    return body.isNull() ? "null" : "a JSON " + body.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /** A hint, for bundles of several mockups. */
  private static String inside(Path folder) {
    if (!Files.isDirectory(folder)) {
      return "; it is no folder";
    }
    try (Stream<Path> inner = Files.list(folder)) {
      return inner
          .filter(TreeFiles::hasRoot)
          .sorted()
          .findFirst()
          .map(path -> "; give " + path)
          .orElse("");
    } catch (IOException e) {
      return " (%s)".formatted(FileReason.of(e));
    }
  }

  /** Whether a whole mockup is in {@code folder}, not one of its branches. */
  private static boolean hasRoot(Path folder) {
    return Stream.of("redfish/v1/index.json", "index.json")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .limit(1)
        .anyMatch(TreeFiles::isRoot);
  }

  private static boolean isRoot(Path file) {
    try {
      return saysRoot(JsonMapper.shared().readTree(Files.readAllBytes(file)));
    } catch (JacksonException | IOException e) {
      return false; // damaged or unreadable: nothing to advise
    }
  }

  private static boolean saysRoot(JsonNode body) {
    return body.has("RedfishVersion") || body.has("Systems") || body.has("Links");
  }

  private void load(Path base, String prefix) {
    try (Stream<Path> files = Files.walk(base, DEPTH)) {
      List<Path> all = files.filter(Files::isRegularFile).limit(MOST_FILES + 1L).sorted().toList();
      if (all.size() > MOST_FILES) {
        throw new MockupException("%s has more than %d files".formatted(base, MOST_FILES));
      }
      for (Path file : all) {
        load(base, prefix, file);
      }
    } catch (IOException e) {
      throw new MockupException("%s cannot be read (%s)".formatted(base, FileReason.of(e)), e);
    }
  }

  private void load(Path base, String prefix, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!KNOWN.contains(name)) {
      return;
    }
    bytes += Files.size(file);
    if (bytes > MOST_BYTES) {
      throw new MockupException("%s has more than 256 MiB".formatted(base));
    }
    Path parent = file.getParent();
    String inner = parent == null ? "" : base.relativize(parent).toString().replace("#", "%23");
    String path = inner.isEmpty() ? prefix : prefix + "/" + inner;
    if (name.equals("index.xml")) {
      tree.addDocument(path, Files.readAllBytes(file));
      return;
    }
    try {
      JsonNode body = JsonMapper.shared().readTree(Files.readAllBytes(file));
      if (!(body instanceof ObjectNode object)) {
        leftOut.add("%s is no JSON object".formatted(file));
      } else if (name.equals("index.json")) {
        tree.add(path, object);
      } else {
        tree.addHeaders(path, object.path("GET"));
      }
    } catch (JacksonException e) {
      leftOut.add(damage(file, e));
    }
  }

  private static String damage(Path file, JacksonException e) {
    return "%s:%d is damaged (%s)"
        .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage());
  }
}
