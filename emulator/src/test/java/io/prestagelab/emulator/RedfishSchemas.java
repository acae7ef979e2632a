package io.prestagelab.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * DMTF's JSON schemas in a folder, and as much of JSON Schema as they use. A reference to a file
 * that is not in the folder fits nothing inside anyOf, and everything elsewhere.
 */
final class RedfishSchemas {

  private static final String BASE = "http://redfish.dmtf.org/schemas/v1/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  RedfishSchemas(Path folder) {
    this.folder = folder;
  }

  /** What is wrong with {@code resource} by the schema that its @odata.type names. */
  List<String> problems(JsonNode resource) {
    String type = resource.path("@odata.type").asString("");
    String file = type.replaceFirst("^#", "").replaceFirst("\\.[^.]+$", "") + ".json";
    JsonNode schema = file(file);
    if (schema.isMissingNode()) {
      return List.of("no schema " + file);
    }
    List<String> problems = new ArrayList<>();
    check(resource, reference(schema.path("$ref").asString(""), file), file, "", problems);
    return problems;
  }

  /**
   * What of {@code resource} at {@code uri} its schema calls deprecated: names of its own
   * properties, and "URI" if it is at a place that is deprecated for its kind.
   */
  List<String> deprecated(String uri, JsonNode resource) {
    String type = resource.path("@odata.type").asString("").replaceFirst("^#", "");
    String file = type.replaceFirst("\\.[^.]+$", "") + ".json";
    JsonNode properties = reference(file(file).path("$ref").asString(""), file).path("properties");
    List<String> found = new ArrayList<>();
    for (String name : resource.propertyNames()) {
      if (properties.path(name).has("deprecated")) {
        found.add(name);
      }
    }
    String kind = type.replaceFirst("\\..*", "");
    JsonNode uris = file(kind + ".json").path("definitions").path(kind).path("urisDeprecated");
    if (uris.valueStream()
        .anyMatch(old -> uri.matches(old.asString("").replaceAll("\\{[^}]*}", "[^/]+")))) {
      found.add("URI");
    }
    return found;
  }

  private record Place(JsonNode schema, String file) {}

  private JsonNode file(String name) {
    return files.computeIfAbsent(name, this::load);
  }

  private JsonNode load(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode reference(String ref, String file) {
    return resolve(ref, file).schema();
  }

  private Place resolve(String ref, String file) {
    int hash = ref.indexOf('#');
    String name = hash == 0 ? file : ref.substring(0, hash < 0 ? ref.length() : hash);
    name = name.startsWith(BASE) ? name.substring(BASE.length()) : name;
    JsonNode root = file(name);
    return new Place(hash < 0 ? root : root.at(ref.substring(hash + 1)), name);
  }

  private void check(JsonNode value, JsonNode schema, String file, String at, List<String> out) {
    if (schema.has("$ref")) {
      Place place = resolve(schema.path("$ref").asString(""), file);
      if (!place.schema().isMissingNode()) {
        check(value, place.schema(), place.file(), at, out);
      }
      return;
    }
    if (schema.has("anyOf")) {
      checkAny(value, schema.path("anyOf"), file, at, out);
    }
    if (schema.has("type") && !hasType(value, schema.path("type"))) {
      out.add(at + ": " + value + " is no " + schema.path("type"));
      return;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      out.add(at + ": " + value + " is not in the enumeration");
    }
    if (schema.has("pattern")
        && value.isString()
        && !value.asString().matches(schema.path("pattern").asString())) {
      out.add(at + ": " + value + " does not match " + schema.path("pattern"));
    }
    if (value.isObject()) {
      checkObject(value, schema, file, at, out);
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        check(value.get(i), schema.path("items"), file, at + "/" + i, out);
      }
    }
  }

  private void checkAny(JsonNode value, JsonNode any, String file, String at, List<String> out) {
    List<String> all = new ArrayList<>();
    for (JsonNode one : any) {
      boolean absent =
          one.has("$ref") && resolve(one.path("$ref").asString(""), file).schema().isMissingNode();
      List<String> problems = new ArrayList<>();
      if (!absent) {
        check(value, one, file, at, problems);
        if (problems.isEmpty()) {
          return;
        }
        all.addAll(problems);
      }
    }
    out.add(at + ": fits none of the alternatives " + all);
  }

  private void checkObject(
      JsonNode value, JsonNode schema, String file, String at, List<String> out) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.asString())) {
        out.add(at + ": " + name + " is missing");
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      String name = entry.getKey();
      JsonNode property = schema.path("properties").path(name);
      if (!property.isMissingNode()) {
        check(entry.getValue(), property, file, at + "/" + name, out);
      } else if (!fitsPattern(name, schema)
          && schema.has("additionalProperties")
          && !schema.path("additionalProperties").asBoolean(true)) {
        out.add(at + ": " + name + " is unknown");
      }
    }
  }

  private static boolean fitsPattern(String name, JsonNode schema) {
    return schema.path("patternProperties").propertyNames().stream()
        .anyMatch(pattern -> java.util.regex.Pattern.compile(pattern).matcher(name).find());
  }

  private static boolean contains(JsonNode array, JsonNode value) {
    for (JsonNode one : array) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasType(JsonNode value, JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (hasType(value, one)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asString()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "null" -> value.isNull();
      default -> true;
    };
  }
}
