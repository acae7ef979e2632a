package io.prestagelab.emulator.redfish;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The service root and what may be read without logging in. */
final class RootResources {

  private static final Map<String, String> SERVICES =
      new TreeMap<>(
          Map.of(
              "CertificateService", "/CertificateService",
              "Systems", "/Systems",
              "Managers", "/Managers",
              "Chassis", "/Chassis",
              "SessionService", "/SessionService",
              "AccountService", "/AccountService",
              "EventService", "/EventService",
              "UpdateService", "/UpdateService",
              "Registries", "/Registries",
              "JsonSchemas", "/JsonSchemas"));

  private RootResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at("/redfish", "", (call, out) -> out.put("v1", "/redfish/v1/")).open(),
        Resource.at(Ids.ROOT, Types.ROOT, RootResources::root).open(),
        Resource.at(Ids.ROOT + "/odata", "", RootResources::odata).open());
  }

  private static void root(Call call, ObjectNode out) {
    out.put("@odata.id", Ids.ROOT + "/");
    out.put("Id", "RootService");
    out.put("Name", "Root Service");
    out.put("RedfishVersion", Types.REDFISH);
    out.put("UUID", call.service().uuid().toString());
    out.put("Product", "Prestage Lab BMC");
    out.put("Vendor", "Prestage Lab");
    SERVICES.forEach((name, path) -> out.set(name, Json.link(Ids.ROOT + path)));
    out.set("Tasks", Json.link(Ids.ROOT + "/TaskService"));
    ObjectNode features = out.putObject("ProtocolFeaturesSupported");
    features.put("MultipleHTTPRequests", true);
    features.put("FilterQuery", true);
    features.put("SelectQuery", true);
    features.put("OnlyMemberQuery", true);
    features.put("TopSkipQuery", true);
    ObjectNode expand = features.putObject("ExpandQuery");
    expand.put("ExpandAll", true).put("Levels", true).put("Links", true).put("NoLinks", true);
    expand.put("MaxLevels", 6);
    ObjectNode links = out.putObject("Links");
    links.set("Sessions", Json.link(Ids.ROOT + "/SessionService/Sessions"));
  }

  private static void odata(Call call, ObjectNode out) {
    out.put("@odata.context", "/redfish/v1/$metadata");
    ArrayNode value = out.putArray("value");
    value.add(entry("Service", Ids.ROOT + "/"));
    SERVICES.forEach((name, path) -> value.add(entry(name, Ids.ROOT + path)));
  }

  private static ObjectNode entry(String name, String url) {
    return Json.object().put("name", name).put("kind", "Singleton").put("url", url);
  }
}
