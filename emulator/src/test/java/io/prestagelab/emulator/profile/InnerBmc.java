package io.prestagelab.emulator.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A small BMC behind a disguise: resources, and actions that are noted and succeed. */
final class InnerBmc implements Function<Asked, Answer> {
  static final String ROOT = "/redfish/v1/";
  static final String SYSTEM = ROOT + "Systems/one";
  static final String MANAGER = ROOT + "Managers/one";
  static final String DRIVES = SYSTEM + "/VirtualMedia";
  static final String DRIVE = DRIVES + "/Cd";
  static final String SESSIONS = ROOT + "SessionService/Sessions";

  final List<Asked> heard = new ArrayList<>();
  private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
  private final Disguise disguise;

  InnerBmc(Personality personality) {
    disguise = new Disguise(personality, "one");
    put(ROOT, "{'Id': 'RootService', 'Vendor': 'Lab'}");
    put(ROOT + "Systems", "{'Members': [{'@odata.id': '" + SYSTEM + "'}]}");
    put(ROOT + "Managers", "{'Members': [{'@odata.id': '" + MANAGER + "'}]}");
    put(ROOT + "Chassis/one", "{'Id': 'one'}");
    put(MANAGER, "{'Id': 'one', 'VirtualMedia': {'@odata.id': '" + MANAGER + "/VirtualMedia'}}");
    put(
        SYSTEM,
        """
        {'Id': 'one', 'PowerState': 'Off', 'AssetTag': 'a', '@odata.type': '#ComputerSystem',
         'VirtualMedia': {'@odata.id': '/redfish/v1/Systems/one/VirtualMedia'},
         'Boot': {'BootSourceOverrideTarget': 'Cd', 'BootSourceOverrideEnabled': 'Disabled',
                  'BootSourceOverrideTarget@Redfish.AllowableValues': ['None', 'Cd', 'Hdd'],
                  'BootSourceOverrideMode@Redfish.AllowableValues': ['UEFI', 'Legacy']},
         'Actions': {'#ComputerSystem.Reset': {
           'target': '/redfish/v1/Systems/one/Actions/ComputerSystem.Reset',
           'ResetType@Redfish.AllowableValues': ['On', 'ForceOn', 'ForceOff']}}}""");
    for (String owner : List.of(SYSTEM, MANAGER)) {
      String drives = owner + "/VirtualMedia";
      put(drives, "{'Members': [{'@odata.id': '" + drives + "/Cd'}], 'Members@odata.count': 1}");
      put(
          drives + "/Cd",
          """
          {'Id': 'Cd', '@odata.type': '#VirtualMedia', 'Image': 'http://a/b.iso', 'Inserted': false,
           'Actions': {'#VirtualMedia.InsertMedia': {}, '#VirtualMedia.EjectMedia': {}}}""");
    }
  }

  private void put(String path, String json) {
    ObjectNode body = Names.json(json.replace('\'', '"'));
    resources.put(path, body.put("@odata.id", path));
  }

  /** The system as it is inside, to change it. */
  ObjectNode system() {
    return inside(SYSTEM);
  }

  ObjectNode inside(String path) {
    return resources.getOrDefault(path, Names.json("{}"));
  }

  @Override
  public Answer apply(Asked asked) {
    heard.add(asked);
    if (asked.method().equals("GET")) {
      ObjectNode there = resources.get(asked.path());
      return there == null ? Answer.error(404, "nothing there") : Answer.of(there.deepCopy());
    }
    return new Answer(204, Map.of("Location", SESSIONS + "/1"), null, null);
  }

  Answer ask(Asked asked) {
    return disguise.answer(asked, this);
  }

  Answer ask(String method, String path, @Nullable String json) {
    ObjectNode body = json == null ? null : Names.json(json.replace('\'', '"'));
    return ask(new Asked(method, path, body, true, true));
  }

  Answer get(String path) {
    return ask("GET", path, null);
  }

  /** What a client reads there; empty if there is no body. */
  JsonNode read(String path) {
    ObjectNode body = get(path).body();
    return body == null ? JsonMapper.shared().createObjectNode() : body;
  }

  List<String> members(String collection) {
    List<String> paths = new ArrayList<>();
    JsonNode body = read(collection);
    body.path("Members").forEach(one -> paths.add(one.path("@odata.id").asString("")));
    return paths;
  }

  Answer action(String path, String json) {
    return ask("POST", path, json);
  }

  Answer reset(String type) {
    return action(SYSTEM + "/Actions/ComputerSystem.Reset", "{'ResetType': '" + type + "'}");
  }

  Answer eject() {
    return action(DRIVE + "/Actions/VirtualMedia.EjectMedia", "{}");
  }

  /** What was asked of it last. */
  Asked last() {
    return heard.get(heard.size() - 1);
  }
}
