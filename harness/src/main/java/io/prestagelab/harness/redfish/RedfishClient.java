package io.prestagelab.harness.redfish;

import io.prestagelab.harness.redfish.Discovery.MediaSlot;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an installation asks of a BMC: power, virtual CD and boot override of its first system that
 * can do all of it. Tolerant of what BMCs differ in: statuses and bodies of actions, tasks, places
 * of virtual media, ETags, URL spellings.
 *
 * <p>Every method throws {@link RedfishException} that names the step.
 */
public final class RedfishClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedfishClient.class);
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Connection connection;
  private final Discovery discovery;
  private final Duration limit;
  private @Nullable String session;

  private RedfishClient(Connection connection, Duration limit) {
    this.connection = connection;
    this.discovery = new Discovery(connection);
    this.limit = limit;
  }

  /**
   * Opens a session, or falls back to basic authentication where there are none.
   *
   * @param base {@code https://address:port}
   * @param limit longest wait for a state that was asked for
   * @param record hears every exchange, without secrets
   */
  public static RedfishClient connect(
      URI base, String user, String password, Duration limit, Consumer<Exchange> record) {
    RedfishClient client = new RedfishClient(new Connection(base, record), limit);
    client.logIn(user, password);
    return client;
  }

  private void logIn(String user, String password) {
    String step = "open a session";
    JsonNode root = discovery.serviceRoot();
    String sessions =
        Reply.text(root.path("Links").path("Sessions"), "@odata.id")
            .orElse("/redfish/v1/SessionService/Sessions");
    String body = json(Map.of("UserName", user, "Password", password));
    Reply reply = connection.send(step, "POST", sessions, body, null);
    Optional<String> token = reply.headers().firstValue("X-Auth-Token");
    if (reply.ok() && token.isPresent()) {
      connection.useToken(token.get());
      session =
          reply
              .headers()
              .firstValue("Location")
              .or(() -> Reply.text(reply.body(), "@odata.id"))
              .map(location -> URI.create(location).getPath())
              .orElse(null);
    } else if (reply.status() == 401 || reply.status() == 403) {
      throw new RedfishException(
          step, "%s; check bmc_username and the BMC password".formatted(reply.reason()));
    } else {
      String pair = user + ":" + password;
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      connection.useBasic("Basic " + Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** {@code On}, {@code Off} or what else the BMC says. */
  public String powerState() {
    return power(discovery.system("read the power state"));
  }

  /** Turns the server on and waits until the BMC says so. */
  public void powerOn() {
    reset("power on", "On", List.of("On", "ForceOn"));
  }

  /** Takes the power away and waits until the BMC says so. */
  public void powerOff() {
    reset("power off", "Off", List.of("ForceOff", "GracefulShutdown"));
  }

  private void reset(String step, String wanted, List<String> types) {
    JsonNode system = discovery.system(step);
    if (power(system).equals(wanted)) {
      return;
    }
    JsonNode action = system.path("Actions").path("#ComputerSystem.Reset");
    List<String> allowed = discovery.allowable(step, action, "ResetType");
    String type =
        types.stream()
            .filter(candidate -> allowed.isEmpty() || allowed.contains(candidate))
            .findFirst()
            .orElseThrow(
                () -> new RedfishException(step, "the BMC offers none of %s".formatted(types)));
    act(step, target(step, action), Map.of("ResetType", type));
    await(
        step,
        "the server's power did not become " + wanted,
        () -> discovery.system(step),
        now -> power(now).equals(wanted));
  }

  /** Takes out whatever is in the virtual CD; an empty one is left alone. */
  public void ejectMedia() {
    String step = "eject virtual media";
    MediaSlot slot = discovery.mediaSlot(step);
    if (isEmpty(slot.body())) {
      return;
    }
    act(step, target(step, slot.action("#VirtualMedia.EjectMedia")), Map.of());
    await(
        step,
        "the medium is still reported as inserted",
        () -> discovery.mediaSlot(step).body(),
        RedfishClient::isEmpty);
  }

  /** Inserts the ISO at {@code image} and waits until the BMC reports it inserted. */
  public void insertMedia(URI image) {
    String step = "insert virtual media";
    MediaSlot slot = discovery.mediaSlot(step);
    act(
        step,
        target(step, slot.action("#VirtualMedia.InsertMedia")),
        Map.of("Image", image.toString()));
    await(
        step,
        "the medium is not reported as inserted",
        () -> discovery.mediaSlot(step).body(),
        now -> now.path("Inserted").asBoolean(false) && sameImage(now, image));
  }

  /** Asks for one boot from {@code source} and checks that the BMC took it. */
  public void bootOnceFrom(BootSource source, BootMode mode) {
    String step = "set the boot override";
    String target = source.redfish();
    Map<String, Object> boot =
        Map.of(
            "BootSourceOverrideEnabled",
            "Once",
            "BootSourceOverrideTarget",
            target,
            "BootSourceOverrideMode",
            mode.redfish());
    Reply before = discovery.systemReply(step);
    String path = Reply.text(before.body(), "@odata.id").orElseThrow();
    String body = json(Map.of("Boot", boot));
    Reply reply = connection.send(step, "PATCH", path, body, before.etag().orElse(null));
    if (reply.status() == 412 || reply.status() == 428) {
      String fresh = discovery.systemReply(step).etag().orElse("*");
      reply = connection.send(step, "PATCH", path, body, fresh);
    }
    if (!reply.ok()) {
      throw new RedfishException(step, reply.reason());
    }
    await(
        step,
        "the BMC does not show %s once as the next boot".formatted(target),
        () -> discovery.system(step).path("Boot"),
        now ->
            now.path("BootSourceOverrideEnabled").asString("").equals("Once")
                && now.path("BootSourceOverrideTarget").asString("").equals(target));
  }

  /** {@code BootSourceOverrideEnabled} as the BMC shows it. */
  public String bootOverride() {
    return discovery
        .system("read the boot override")
        .path("Boot")
        .path("BootSourceOverrideEnabled")
        .asString("");
  }

  private void act(String step, String path, Map<String, Object> parameters) {
    Reply reply = connection.send(step, "POST", path, json(parameters), null);
    if (!reply.ok()) {
      throw new RedfishException(step, reply.reason());
    }
    if (reply.status() == 202) {
      new TaskWatch(connection, limit).follow(step, reply);
    }
  }

  private void await(
      String step,
      String complaint,
      java.util.function.Supplier<JsonNode> read,
      Predicate<JsonNode> reached) {
    Poll poll = new Poll(limit);
    while (!reached.test(read.get())) {
      if (!poll.again()) {
        throw new RedfishException(step, "%s within %d s".formatted(complaint, limit.toSeconds()));
      }
    }
  }

  private static String target(String step, JsonNode action) {
    return Reply.text(action, "target")
        .orElseThrow(() -> new RedfishException(step, "the BMC offers no such action"));
  }

  private static String power(JsonNode system) {
    return system.path("PowerState").asString("unknown");
  }

  private static boolean isEmpty(JsonNode media) {
    boolean image = Reply.text(media, "Image").isPresent();
    return !media.path("Inserted").asBoolean(image) && !image;
  }

  private static boolean sameImage(JsonNode media, URI image) {
    return Reply.text(media, "Image")
        .map(shown -> normal(shown).equals(normal(image.toString())))
        .orElse(true);
  }

  private static String normal(String url) {
    return URI.create(url.strip()).normalize().toString().toLowerCase(Locale.ROOT);
  }

  private static String json(Map<String, ?> body) {
    return MAPPER.writeValueAsString(body);
  }

  /** Closes the session; a BMC that refuses that is left with it. */
  @Override
  public void close() {
    String open = session;
    if (open != null) {
      session = null;
      closeQuietly(open);
    }
  }

  private void closeQuietly(String open) {
    try {
      connection.send("close the session", "DELETE", open, null, null);
    } catch (RedfishException e) {
      LOG.debug("the BMC keeps the session: {}", e.getMessage());
    }
  }
}
