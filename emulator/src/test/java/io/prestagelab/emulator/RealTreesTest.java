package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.prestagelab.emulator.RedfishClient.Answer;
import io.prestagelab.emulator.mockup.LiveParts;
import io.prestagelab.emulator.mockup.MockupException;
import io.prestagelab.emulator.mockup.MockupTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every tree of a folder of real ones, {@code -Dprestagelab.trees=DIR}: it is served unless its
 * root is no object, and every GET is the tree's own resource. The folder holds one tree in each of
 * its folders; none is part of this repository.
 */
class RealTreesTest {
  private static final String FOLDER = System.getProperty("prestagelab.trees", "");

  @TempDir private Path state;

  @Test
  void every_get_of_a_real_tree_is_the_trees_own_resource() throws IOException {
    if (FOLDER.isEmpty()) {
      System.err.println(
          "SKIPPED: no real trees were served; give a folder of them: -Dprestagelab.trees=DIR");
    }
    assumeThat(FOLDER).as("no folder of real trees").isNotEmpty();
    List<Path> trees;
    try (Stream<Path> folders = Files.list(Path.of(FOLDER))) {
      trees = folders.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(trees).as("trees in " + FOLDER).isNotEmpty();
    List<String> wrong = new ArrayList<>();
    for (Path tree : trees) {
      System.out.println(tree.getFileName() + ": " + line(tree, wrong));
    }
    assertThat(wrong).isEmpty();
  }

  private String line(Path folder, List<String> wrong) throws IOException {
    MockupTree tree;
    try {
      tree = MockupTree.read(folder);
    } catch (MockupException e) {
      if (!String.valueOf(e.getMessage()).contains("holds null")) {
        wrong.add(folder.getFileName() + ": refused: " + e.getMessage());
      }
      return "REFUSED: " + e.getMessage();
    }
    LiveParts live = new LiveParts(tree);
    Path own = Files.createTempDirectory(state, "served");
    try (ServedTree served = new ServedTree(tree, own)) {
      int good = 0;
      List<String> differing = new ArrayList<>();
      for (String path : new TreeSet<>(tree.paths())) {
        if (path.startsWith(live.sessions())) {
          continue; // the sessions are this service's
        }
        Answer answer = served.client.get(path);
        boolean same =
            answer.status() == 200
                && untagged(answer.json()).equals(arrived(untagged(tree.find(path).orElseThrow())));
        good += same ? 1 : 0;
        if (!same) {
          differing.add(path + " (" + answer.status() + ")");
        }
      }
      differing.forEach(path -> wrong.add(folder.getFileName() + ": " + path));
      return "%d resources, %d the same, %d differ %s; %d systems, %d files left out"
          .formatted(
              tree.size(),
              good,
              differing.size(),
              differing.stream().limit(3).toList(),
              live.systems().size(),
              tree.leftOut().size());
    }
  }

  /** What was recorded on its way is served where it went. */
  private static JsonNode arrived(JsonNode body) {
    String power = body.path("PowerState").asString("");
    if (power.startsWith("Powering") && body.path("Actions").has("#ComputerSystem.Reset")) {
      ((ObjectNode) body).put("PowerState", power.substring("Powering".length()));
    }
    return body;
  }

  private static JsonNode untagged(JsonNode body) {
    ObjectNode copy = ((ObjectNode) body).deepCopy();
    copy.remove("@odata.etag");
    return copy;
  }
}
