package io.prestagelab.bmctools.client;

import io.prestagelab.bmctools.client.Discovery.MediaSlot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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

  /** How often a BMC without a free session is asked; a refused password is tried once. */
  private static final int LOGINS = 3;

  private static final int EJECTS = 4;

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
        BmcReply.text(root.path("Links").path("Sessions"), "@odata.id")
            .orElse("/redfish/v1/SessionService/Sessions");
    String body = json(Map.of("UserName", user, "Password", password));
    BmcReply reply = opened(step, sessions, body);
    Optional<String> token = reply.headers().firstValue("X-Auth-Token");
    if (reply.ok() && token.isPresent()) {
      connection.useToken(token.get());
      session =
          reply
              .headers()
              .firstValue("Location")
              .or(() -> BmcReply.text(reply.body(), "@odata.id"))
              .map(Places::path)
              .orElse(null);
    } else if (reply.status() == 401 || reply.status() == 403) {
      throw new RedfishException(
          step, "%s; check bmc_username and the BMC password".formatted(reply.reason()));
    } else {
      connection.useBasic(Connection.basic(user, password));
    }
  }

  private BmcReply opened(String step, String sessions, String body) {
    BmcReply reply = connection.send(step, "POST", sessions, body, null);
    for (int i = 1; i < LOGINS && reply.status() == 503; i++) {
      connection.rest(step, reply);
      reply = connection.send(step, "POST", sessions, body, null);
    }
    return reply;
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

  /**
   * Takes out whatever is in the virtual CD; an empty one is left alone. A BMC that is busy with
   * the medium is asked again, and one that complains is believed only if the medium stays.
   */
  public void ejectMedia() {
    String step = "eject virtual media";
    MediaSlot slot = discovery.mediaSlot(step);
    if (isEmpty(slot.body())) {
      return;
    }
    String path = target(step, slot.action("#VirtualMedia.EjectMedia"));
    Optional<RedfishException> complaint = Optional.empty();
    for (int i = 0; i < EJECTS; i++) {
      complaint = attempt(step, path, Map.of());
      if (becomes(limit.dividedBy(EJECTS), () -> isEmpty(discovery.mediaSlot(step).body()))) {
        return;
      }
    }
    throw complaint.orElseGet(
        () ->
            new RedfishException(
                step,
                "the medium is still reported as inserted within %d s"
                    .formatted(limit.toSeconds())));
  }

  /**
   * Inserts the ISO at {@code image} and waits until the BMC reports it inserted. A virtual CD that
   * refuses is passed over for the next one that the BMC has.
   */
  public void insertMedia(URI image) {
    String step = "insert virtual media";
    Optional<RedfishException> refusal = inserted(step, image);
    while (refusal.isPresent() && discovery.nextSlot(step)) {
      refusal = inserted(step, image);
    }
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    await(
        step,
        "the medium is not reported as inserted",
        () -> discovery.mediaSlot(step).body(),
        now -> now.path("Inserted").asBoolean(false) && sameImage(now, image));
  }

  /** With the image alone, then with all that some BMCs insist on. */
  private Optional<RedfishException> inserted(String step, URI image) {
    String path = target(step, discovery.mediaSlot(step).action("#VirtualMedia.InsertMedia"));
    Optional<RedfishException> refusal = attempt(step, path, Map.of("Image", image.toString()));
    if (refusal.isPresent()) {
      Map<String, Object> all =
          Map.of("Image", image.toString(), "Inserted", true, "WriteProtected", true);
      Optional<RedfishException> second = attempt(step, path, all);
      return second.isEmpty() ? second : refusal;
    }
    return refusal;
  }

  private Optional<RedfishException> attempt(
      String step, String path, Map<String, Object> parameters) {
    try {
      act(step, path, parameters);
      return Optional.empty();
    } catch (RedfishException e) {
      if (e.getCause() != null) {
        throw e;
      }
      return Optional.of(e);
    }
  }

  /** Asks for one boot from {@code source} and checks that the BMC took it. */
  public void bootOnceFrom(BootSource source, BootMode mode) {
    String step = "set the boot override";
    JsonNode system = discovery.system(step);
    OverrideRequest request = OverrideRequest.of(system, source, mode);
    String body = json(request.body());
    BmcReply reply = patched(step, BmcReply.text(system, "@odata.id").orElseThrow(), body);
    Optional<String> settings =
        BmcReply.text(system.path("@Redfish.Settings").path("SettingsObject"), "@odata.id");
    if (!reply.ok() && settings.isPresent()) {
      reply = patched(step, settings.get(), body);
    }
    if (!reply.ok()) {
      throw new RedfishException(step, reply.reason());
    }
    await(
        step,
        "the BMC does not show %s once as the next boot".formatted(request.target()),
        () -> discovery.system(step).path("Boot"),
        request::isShownBy);
  }

  /** With the ETag that the resource has, and with a fresh one if that was not right. */
  private BmcReply patched(String step, String path, String body) {
    Optional<String> etag = connection.get(step, path).etag();
    BmcReply reply = connection.send(step, "PATCH", path, body, etag.orElse(null));
    if (reply.status() == 412 || reply.status() == 428) {
      String fresh = connection.get(step, path).etag().orElse("*");
      reply = connection.send(step, "PATCH", path, body, fresh);
    }
    return reply;
  }

  /**
   * Has the server's next boots check signatures, or not.
   *
   * @throws RedfishException if the server has no Secure Boot or the BMC refuses
   */
  public void enableSecureBoot(boolean on) {
    String step = "set Secure Boot";
    BmcReply reply = patched(step, secureBoot(step), json(Map.of("SecureBootEnable", on)));
    if (!reply.ok()) {
      throw new RedfishException(step, reply.reason());
    }
  }

  /**
   * {@code SecureBootCurrentBoot} as the BMC shows it.
   *
   * @throws RedfishException if the server has no Secure Boot
   */
  public String secureBootCurrentBoot() {
    String step = "read Secure Boot";
    return connection.get(step, secureBoot(step)).body().path("SecureBootCurrentBoot").asString("");
  }

  private String secureBoot(String step) {
    return BmcReply.text(discovery.system(step).path("SecureBoot"), "@odata.id")
        .orElseThrow(() -> new RedfishException(step, "the server has no Secure Boot"));
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
    BmcReply reply = connection.send(step, "POST", path, json(parameters), null);
    if (!reply.ok()) {
      throw new RedfishException(step, reply.reason());
    }
    if (reply.status() == 202) {
      new TaskWatch(connection, limit).follow(step, reply);
    }
  }

  private void await(
      String step, String complaint, Supplier<JsonNode> read, Predicate<JsonNode> reached) {
    if (!becomes(limit, () -> reached.test(read.get()))) {
      throw new RedfishException(step, "%s within %d s".formatted(complaint, limit.toSeconds()));
    }
  }

  private static boolean becomes(Duration longest, BooleanSupplier state) {
    Poll poll = new Poll(longest);
    while (!state.getAsBoolean()) {
      if (!poll.again()) {
        return false;
      }
    }
    return true;
  }

  private static String target(String step, JsonNode action) {
    return BmcReply.text(action, "target")
        .orElseThrow(() -> new RedfishException(step, "the BMC offers no such action"));
  }

  private static String power(JsonNode system) {
    return system.path("PowerState").asString("unknown");
  }

  private static boolean isEmpty(JsonNode media) {
    boolean image = BmcReply.text(media, "Image").isPresent();
    return !media.path("Inserted").asBoolean(image) && !image;
  }

  private static boolean sameImage(JsonNode media, URI image) {
    return BmcReply.text(media, "Image")
        .map(shown -> Places.same(shown, image.toString()))
        .orElse(true);
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
