package io.prestagelab.lab.plan;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML file whose keys and values know their lines; what is wrong is told with them.
 */
final class PlanFile {
  private final Path file;
  private final Node node;
  private final Map<String, NodeTuple> values;

  private PlanFile(Path file, Node node, Map<String, NodeTuple> values) {
    this.file = file;
    this.node = node;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @throws LabException with file and line if it is no mapping
   */
  static PlanFile read(Path file) {
    try {
      LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(0).build();
      Optional<Node> root = new Compose(settings).composeString(Files.readString(file));
      if (root.isEmpty()) {
        throw new LabException(file + ":1: empty; docs/plan.md has an example");
      }
      return of(file, root.get());
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new LabException("%s:%d: no YAML: %s".formatted(file, line, e.getProblem()), e);
    } catch (YamlEngineException e) {
      String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new LabException("%s:1: no YAML: %s".formatted(file, first), e);
    } catch (IOException e) {
      throw new LabException("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)), e);
    }
  }

  private static PlanFile of(Path file, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(file, node, "not keys and their values");
    }
    Map<String, NodeTuple> values = new LinkedHashMap<>();
    for (NodeTuple each : mapping.getValue()) {
      String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (values.put(key, each) != null) {
        throw wrong(file, each.getKeyNode(), "'" + key + "' is there twice");
      }
    }
    return new PlanFile(file, node, values);
  }

  private static LabException wrong(Path file, @Nullable Node node, String what) {
    int line = node == null ? 1 : node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    return new LabException("%s:%d: %s".formatted(file, line, what));
  }

  /** What is wrong with the value of {@code key}, or with all of it if there is none. */
  LabException wrong(String key, String what) {
    NodeTuple value = values.get(key);
    return wrong(file, value == null ? node : value.getValueNode(), key + ": " + what);
  }

  /** Refuses keys other than these. */
  PlanFile only(Set<String> known) {
    values.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            throw wrong(
                file,
                value.getKeyNode(),
                "unknown key '%s'; known: %s"
                    .formatted(key, String.join(", ", known.stream().sorted().toList())));
          }
        });
    return this;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The mapping below a key, or an empty one. */
  Optional<PlanFile> below(String key) {
    return Optional.ofNullable(values.get(key)).map(value -> of(file, value.getValueNode()));
  }

  /** The mappings in the list below a key. */
  List<PlanFile> list(String key) {
    NodeTuple value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value.getValueNode() instanceof SequenceNode sequence)) {
      throw wrong(key, "not a list");
    }
    List<PlanFile> all = new ArrayList<>();
    sequence.getValue().forEach(each -> all.add(of(file, each)));
    return List.copyOf(all);
  }

  /** The word below a key. */
  Optional<String> text(String key) {
    NodeTuple value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value.getValueNode() instanceof ScalarNode scalar)) {
      throw wrong(key, "not a single value");
    }
    return Optional.of(scalar.getValue().strip());
  }

  Optional<Boolean> truth(String key) {
    return text(key)
        .map(
            word ->
                switch (word) {
                  case "true", "yes" -> true;
                  case "false", "no" -> false;
                  default -> throw wrong(key, "must be true or false, it is '" + word + "'");
                });
  }

  /** A whole number from {@code least} to {@code most}. */
  Optional<Integer> number(String key, int least, int most) {
    return text(key)
        .map(
            word -> {
              if (!word.matches("-?\\d{1,9}")
                  || Integer.parseInt(word) < least
                  || Integer.parseInt(word) > most) {
                throw wrong(
                    key,
                    "must be a whole number from %d to %d, it is '%s'"
                        .formatted(least, most, word));
              }
              return Integer.valueOf(word);
            });
  }

  /** A part of all, from 0 to 1, or in percent. */
  Optional<Double> part(String key) {
    return text(key)
        .map(
            word -> {
              boolean percent = word.endsWith("%");
              String digits = percent ? word.substring(0, word.length() - 1).strip() : word;
              double value =
                  digits.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(digits) : -1;
              double part = percent ? value / 100 : value;
              if (part < 0 || part > 1) {
                throw wrong(key, "must be from 0 to 1, or from 0 % to 100 %; it is '" + word + "'");
              }
              return part;
            });
  }

  /** A quantity above zero with its unit. */
  Optional<Double> above(String key, Unit unit) {
    Optional<Double> value = quantity(key, unit);
    if (value.isPresent() && value.get() <= 0) {
      throw wrong(key, "must be more than zero");
    }
    return value;
  }

  /** A quantity with its unit. */
  Optional<Double> quantity(String key, Unit unit) {
    return text(key)
        .map(
            word ->
                unit.parse(word)
                    .orElseThrow(
                        () ->
                            wrong(key, "must be %s, it is '%s'".formatted(unit.example(), word))));
  }
}
