package io.prestagelab.bmctools.client;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A BMC of a few lines that does what a test tells it to do wrong; media lie under its manager. */
final class FakeBmc implements AutoCloseable {
  private static final String SYSTEM = "/redfish/v1/Systems/1";
  private static final String MEDIA = "/redfish/v1/Managers/1/VirtualMedia/CD";
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final Javalin server;
  private volatile String power = "Off";
  private volatile String image = "";
  private volatile String enabled = "Disabled";
  private volatile String target = "None";
  private volatile boolean ignorePower;
  private volatile boolean sessions = true;
  private volatile int refusePatch;

  FakeBmc() {
    server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.before(this::authenticate);
              config.routes.get("/redfish/v1/", c -> c.result(root()));
              config.routes.post("/redfish/v1/SessionService/Sessions", this::logIn);
              config.routes.delete(
                  "/redfish/v1/SessionService/Sessions/1", c -> act(c, "DELETE session"));
              config.routes.get("/redfish/v1/Systems", c -> c.result(collection(SYSTEM)));
              config.routes.get(SYSTEM, c -> c.header("ETag", "W/\"1\"").result(system()));
              config.routes.patch(SYSTEM, this::patch);
              config.routes.post(SYSTEM + "/Actions/Reset", this::reset);
              config.routes.get(
                  "/redfish/v1/Managers", c -> c.result(collection("/redfish/v1/Managers/1")));
              config.routes.get(
                  "/redfish/v1/Managers/1",
                  c -> c.result(link("VirtualMedia", "/redfish/v1/Managers/1/VirtualMedia")));
              config.routes.get(
                  "/redfish/v1/Managers/1/VirtualMedia", c -> c.result(collection(MEDIA)));
              config.routes.get(MEDIA, c -> c.result(mediaBody()));
              config.routes.post(MEDIA + "/Insert", this::insert);
              config.routes.post(MEDIA + "/Eject", this::eject);
            });
    server.start("127.0.0.1", 0);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  List<String> actions() {
    return actions;
  }

  void media(String url) {
    image = url;
  }

  void ignorePower() {
    ignorePower = true;
  }

  void forgetSessions() {
    sessions = false;
  }

  void refuseFirstPatch(int status) {
    refusePatch = status;
  }

  private void authenticate(Context context) {
    boolean open = context.path().equals("/redfish/v1/") || context.path().endsWith("/Sessions");
    if (!open && !(sessions && "token".equals(context.header("X-Auth-Token")))) {
      context.status(401).skipRemainingHandlers();
    }
  }

  private void logIn(Context context) {
    if (json(context).path("Password").asString("").equals("password")) {
      context.status(201).header("X-Auth-Token", "token");
      context.header("Location", "/redfish/v1/SessionService/Sessions/1");
    } else {
      context.status(401);
    }
  }

  private void patch(Context context) {
    if (refusePatch != 0) {
      context.status(refusePatch);
      refusePatch = 0;
      actions.add("PATCH refused");
      return;
    }
    JsonNode boot = json(context).path("Boot");
    enabled = boot.path("BootSourceOverrideEnabled").asString("");
    target = boot.path("BootSourceOverrideTarget").asString("");
    String mode = boot.path("BootSourceOverrideMode").asString("");
    act(context, "PATCH %s %s %s".formatted(enabled, target, mode));
  }

  private void reset(Context context) {
    String type = json(context).path("ResetType").asString("");
    power = ignorePower ? power : type.equals("On") ? "On" : "Off";
    act(context, "Reset " + type);
  }

  private void insert(Context context) {
    image = json(context).path("Image").asString("");
    act(context, "InsertMedia");
  }

  private void eject(Context context) {
    image = "";
    act(context, "EjectMedia");
  }

  private void act(Context context, String what) {
    actions.add(what);
    context.status(204);
  }

  private static JsonNode json(Context context) {
    return JsonMapper.shared().readTree(context.body());
  }

  private static String root() {
    return text(
        Map.of(
            "Systems", Map.of("@odata.id", "/redfish/v1/Systems"),
            "Managers", Map.of("@odata.id", "/redfish/v1/Managers")));
  }

  private String system() {
    Map<String, Object> reset =
        Map.of(
            "target",
            SYSTEM + "/Actions/Reset",
            "ResetType@Redfish.AllowableValues",
            List.of("On", "ForceOff"));
    return text(
        Map.of(
            "@odata.id",
            SYSTEM,
            "PowerState",
            power,
            "Boot",
            Map.of("BootSourceOverrideEnabled", enabled, "BootSourceOverrideTarget", target),
            "Actions",
            Map.of("#ComputerSystem.Reset", reset)));
  }

  private String mediaBody() {
    return text(
        Map.of(
            "@odata.id", MEDIA,
            "MediaTypes", List.of("CD", "DVD"),
            "Inserted", !image.isEmpty(),
            "Image", image,
            "Actions",
                Map.of(
                    "#VirtualMedia.InsertMedia", Map.of("target", MEDIA + "/Insert"),
                    "#VirtualMedia.EjectMedia", Map.of("target", MEDIA + "/Eject"))));
  }

  private static String collection(String member) {
    return text(Map.of("Members", List.of(Map.of("@odata.id", member))));
  }

  private static String link(String name, String path) {
    return text(Map.of(name, Map.of("@odata.id", path)));
  }

  private static String text(Map<String, ?> body) {
    return JsonMapper.shared().writeValueAsString(body);
  }

  @Override
  public void close() {
    server.stop();
  }
}
