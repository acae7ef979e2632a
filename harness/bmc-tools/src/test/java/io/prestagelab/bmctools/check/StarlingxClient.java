package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.bmctools.client.Poll;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sequence of requests of a StarlingX client ({@code rvmc.py}), with what it insists on; only
 * its waits are shorter. What both clients do alike is here.
 */
abstract class StarlingxClient {
  /** In the place of up to 2000 s; longer than any delay of the emulator. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final List<Integer> GOOD = List.of(200, 202, 204);
  private static final int ATTEMPTS = 3;

  private final Connection connection;
  private String session = "";

  StarlingxClient(URI bmc) {
    connection = new Connection(bmc, exchange -> {});
  }

  /** The client ends here. */
  static final class Stop extends RuntimeException {
    final Stage stage;

    Stop(Stage stage, String why) {
      super(stage + ": " + why);
      this.stage = stage;
    }
  }

  /** Installs {@code image}; returns where it stopped, or nothing if it went through. */
  final Optional<Stop> install(URI image) {
    try {
      JsonNode root = connect();
      logIn(root);
      List<String> systems = members(Stage.FIND_SYSTEM, link(root, "Systems"));
      require(Stage.FIND_SYSTEM, !systems.isEmpty(), "no system");
      String drive = findMedia(systems, members(Stage.FIND_MEDIA, link(root, "Managers")));
      JsonNode actions = actions(drive);
      eject(drive, actions);
      power(systems, Stage.POWER_OFF, "Off", List.of("ForceOff", "GracefulShutdown"));
      insert(drive, actions, image.toString());
      override(systems);
      power(systems, Stage.POWER_ON, "On", List.of("ForceOn", "On"));
      logOut(connection.send("log out", "DELETE", session, null, null).status());
      return Optional.empty();
    } catch (Stop stop) {
      return Optional.of(stop);
    }
  }

  abstract String findMedia(List<String> systems, List<String> managers);

  abstract JsonNode actions(String drive);

  abstract void eject(String drive, JsonNode actions);

  abstract void insert(String drive, JsonNode actions, String image);

  abstract void override(List<String> systems);

  abstract void logOut(int status);

  /** Whether a failing GET of the system is asked again when the power is dealt with. */
  abstract boolean retries(int status);

  private JsonNode connect() {
    BmcReply root = connection.send("connect", "GET", "/redfish/v1", null, null);
    require(Stage.CONNECT, root.status() == 200, "root query: HTTP " + root.status());
    return json(Stage.CONNECT, root);
  }

  private void logIn(JsonNode root) {
    String linked = link(root.path("Links"), "Sessions");
    String path = linked.isEmpty() ? "/redfish/v1/SessionService/Sessions" : linked;
    String body = "{\"UserName\":\"admin\",\"Password\":\"password\"}";
    BmcReply reply = connection.send("log in", "POST", path, body, null);
    for (int i = 1; i < ATTEMPTS && !reply.ok() && reply.status() != 401; i++) {
      reply = connection.send("log in", "POST", path, body, null);
    }
    Optional<String> token = reply.headers().firstValue("X-Auth-Token");
    require(Stage.LOG_IN, reply.ok() && token.isPresent(), "no session");
    connection.useToken(token.orElseThrow());
    session =
        reply.headers().firstValue("Location").orElse(reply.body().path("@odata.id").asString(""));
  }

  final BmcReply get(Stage stage, String path) {
    BmcReply reply = connection.send(stage.title(), "GET", path, null, null);
    require(stage, GOOD.contains(reply.status()), "GET " + path + ": HTTP " + reply.status());
    return reply;
  }

  final JsonNode read(Stage stage, String path) {
    return json(stage, get(stage, path));
  }

  final List<String> members(Stage stage, String collection) {
    List<String> paths = new ArrayList<>();
    read(stage, collection)
        .path("Members")
        .forEach(member -> paths.add(member.path("@odata.id").asString("")));
    return paths;
  }

  final BmcReply post(Stage stage, String path, Map<String, ?> body) {
    return connection.send(stage.title(), "POST", path, MAPPER.writeValueAsString(body), null);
  }

  final BmcReply patch(String path, Map<String, ?> body, @Nullable String etag) {
    String text = MAPPER.writeValueAsString(body);
    return connection.send(Stage.BOOT_OVERRIDE.title(), "PATCH", path, text, etag);
  }

  /** 200, 202 and 204 are success; 200 and 202 only with a JSON body. */
  static boolean taken(BmcReply reply) {
    return reply.status() == 204
        || ((reply.status() == 200 || reply.status() == 202) && isJson(reply.text()));
  }

  final BmcReply head(URI image) {
    return new Connection(image.resolve("/"), exchange -> {})
        .send("look at the image", "HEAD", image.getPath(), null, null);
  }

  private static boolean isJson(String text) {
    try {
      return !text.isBlank() && !MAPPER.readTree(text).isMissingNode();
    } catch (JacksonException e) {
      return false;
    }
  }

  private static JsonNode json(Stage stage, BmcReply reply) {
    require(stage, isJson(reply.text()), "no JSON");
    return reply.body();
  }

  static void require(Stage stage, boolean condition, String otherwise) {
    if (!condition) {
      throw new Stop(stage, otherwise);
    }
  }

  static String link(JsonNode node, String name) {
    return node.path(name).path("@odata.id").asString("");
  }

  static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asString("")));
    return words;
  }

  static boolean isCd(JsonNode drive) {
    List<String> types = words(drive.path("MediaTypes"));
    return types.contains("CD") || types.contains("DVD");
  }

  final boolean becomes(BooleanSupplier state) {
    Poll poll = new Poll(PATIENCE);
    while (!state.getAsBoolean()) {
      if (!poll.again()) {
        return false;
      }
    }
    return true;
  }

  final void insertInto(
      String drive, JsonNode actions, String image, Predicate<JsonNode> alsoWanted) {
    String target = actions.path(DriveChoice.INSERT).path("target").asString("");
    require(Stage.INSERT, !target.isEmpty(), "Unable to get Virtual Media Insertion URL");
    BmcReply reply =
        post(
            Stage.INSERT, target, Map.of("Image", image, "Inserted", true, "WriteProtected", true));
    require(Stage.INSERT, taken(reply), "insert: HTTP " + reply.status());
    boolean shown =
        becomes(
            () -> {
              JsonNode now = read(Stage.INSERT, drive);
              return now.path("Image").asString("").equals(image) && alsoWanted.test(now);
            });
    require(Stage.INSERT, shown, "the image is never shown as it was sent");
  }

  private void power(List<String> systems, Stage stage, String wanted, List<String> commands) {
    for (String system : systems) {
      JsonNode now = readSteadily(stage, system);
      require(stage, now.has("Actions"), "no Actions on " + system);
      JsonNode reset = now.path("Actions").path("#ComputerSystem.Reset");
      if (reset.isObject()) {
        power(stage, system, reset, wanted, commands);
        return;
      }
    }
    throw new Stop(stage, "no system with Reset");
  }

  private void power(
      Stage stage, String system, JsonNode reset, String wanted, List<String> commands) {
    List<String> listed = words(reset.path("ResetType@Redfish.AllowableValues"));
    require(stage, !listed.isEmpty(), "BMC is not publishing any Allowable Reset Actions");
    Optional<String> command = commands.stream().filter(listed::contains).findFirst();
    require(stage, command.isPresent(), "Failed to find acceptable command");
    if (isPower(stage, system, wanted)) {
      return;
    }
    BmcReply reply =
        post(stage, reset.path("target").asString(""), Map.of("ResetType", command.orElseThrow()));
    require(stage, taken(reply), "reset: HTTP " + reply.status());
    require(stage, becomes(() -> isPower(stage, system, wanted)), "power is never " + wanted);
  }

  private boolean isPower(Stage stage, String system, String wanted) {
    return readSteadily(stage, system).path("PowerState").asString("").equals(wanted);
  }

  private JsonNode readSteadily(Stage stage, String system) {
    BmcReply reply = connection.send(stage.title(), "GET", system, null, null);
    for (int i = 0; i < 5 && retries(reply.status()); i++) {
      reply = connection.send(stage.title(), "GET", system, null, null);
    }
    require(stage, GOOD.contains(reply.status()), "GET " + system + ": HTTP " + reply.status());
    return json(stage, reply);
  }

  /** UEFI before Legacy; no mode where none are listed. */
  static Optional<String> mode(JsonNode boot) {
    String name = "BootSourceOverrideMode@Redfish.AllowableValues";
    if (!boot.has(name)) {
      return Optional.empty();
    }
    List<String> modes = words(boot.path(name));
    Optional<String> mode = List.of("UEFI", "Legacy").stream().filter(modes::contains).findFirst();
    require(Stage.BOOT_OVERRIDE, mode.isPresent(), "neither UEFI nor Legacy");
    return mode;
  }

  final boolean isOnce(String system) {
    return read(Stage.BOOT_OVERRIDE, system)
        .path("Boot")
        .path("BootSourceOverrideEnabled")
        .asString("")
        .equals("Once");
  }
}
