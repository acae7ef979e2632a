package io.prestagelab.emulator.redfish;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What the resources mean: $metadata, JSON schema files, message registries. */
final class SchemaResources {

  private static final String SCHEMAS = Ids.ROOT + "/JsonSchemas";
  private static final String REGISTRIES = Ids.ROOT + "/Registries";
  private static final String DMTF = "http://redfish.dmtf.org/";
  private static final Map<String, String> REGISTRY_VERSIONS =
      new TreeMap<>(
          Map.of(
              "Base", "1.22.1",
              "ResourceEvent", "1.4.3",
              "TaskEvent", "1.0.5"));

  private SchemaResources() {}

  /** The resources that describe {@code served} and themselves. */
  static List<Resource> of(List<Resource> served) {
    Map<String, String> types = new TreeMap<>();
    served.stream()
        .map(Resource::type)
        .filter(type -> !type.isEmpty())
        .forEach(type -> types.put(Types.shortName(type), type));
    for (String own : List.of(Types.REGISTRY_FILE, Types.SCHEMA_FILE)) {
      types.put(Types.shortName(own), own);
    }
    for (String own : List.of("MessageRegistryFile", "JsonSchemaFile")) {
      types.put(own + "Collection", Types.collection(own));
    }
    byte[] metadata = metadata(types).getBytes(StandardCharsets.UTF_8);
    List<Resource> all = new ArrayList<>();
    all.add(
        Resource.document(
            Ids.ROOT + "/$metadata", call -> Reply.text("application/xml", metadata)));
    byte[] api = OpenApi.of(served).getBytes(StandardCharsets.UTF_8);
    all.add(
        Resource.document(Ids.ROOT + "/openapi.yaml", call -> Reply.text("application/yaml", api)));
    all.add(
        Resource.at(
            SCHEMAS,
            Types.collection("JsonSchemaFile"),
            (call, out) -> Collections.members(out, "Schemas", under(SCHEMAS, types))));
    all.add(
        Resource.at(
            SCHEMAS + "/{schema}", Types.SCHEMA_FILE, (call, out) -> schema(call, types, out)));
    all.add(
        Resource.at(
            REGISTRIES,
            Types.collection("MessageRegistryFile"),
            (call, out) ->
                Collections.members(out, "Registries", under(REGISTRIES, REGISTRY_VERSIONS))));
    all.add(
        Resource.at(REGISTRIES + "/{registry}", Types.REGISTRY_FILE, SchemaResources::registry));
    return all;
  }

  private static List<String> under(String parent, Map<String, String> names) {
    return names.keySet().stream().map(name -> parent + "/" + name).toList();
  }

  private static void schema(Call call, Map<String, String> types, ObjectNode out) {
    String name = call.variable("schema");
    String type = types.get(name);
    if (type == null) {
      throw call.missing();
    }
    String full = type.substring(1, type.lastIndexOf('.'));
    out.put("Id", name);
    out.put("Name", name + " Schema File");
    out.put("Schema", type);
    out.set("Languages", Json.array(List.of("en")));
    ObjectNode location = out.putArray("Location").addObject();
    location.put("Language", "en");
    location.put("PublicationUri", DMTF + "schemas/v1/" + full + ".json");
  }

  private static void registry(Call call, ObjectNode out) {
    String name = call.variable("registry");
    String version = REGISTRY_VERSIONS.get(name);
    if (version == null) {
      throw call.missing();
    }
    out.put("Id", name);
    out.put("Name", name + " Message Registry File");
    out.put("Registry", name + "." + version.substring(0, version.lastIndexOf('.')));
    out.set("Languages", Json.array(List.of("en")));
    ObjectNode location = out.putArray("Location").addObject();
    location.put("Language", "en");
    location.put("PublicationUri", DMTF + "registries/" + name + "." + version + ".json");
  }

  private static String metadata(Map<String, String> types) {
    String references =
        types.entrySet().stream()
            .map(entry -> reference(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0">
        %s  <edmx:DataServices>
            <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="Service">
              <EntityContainer Name="Service" Extends="ServiceRoot.v1_20_0.ServiceContainer"/>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """
        .formatted(references);
  }

  private static String reference(String name, String type) {
    TreeSet<String> namespaces = new TreeSet<>(List.of(name));
    namespaces.add(type.substring(1, type.lastIndexOf('.')));
    String includes =
        namespaces.stream()
            .map(space -> "    <edmx:Include Namespace=\"" + space + "\"/>\n")
            .collect(Collectors.joining());
    return "  <edmx:Reference Uri=\"%sschemas/v1/%s_v1.xml\">\n%s  </edmx:Reference>\n"
        .formatted(DMTF, name, includes);
  }
}
