package io.prestagelab.bmctools.check;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.check.ServiceView.Owner;
import io.prestagelab.bmctools.check.ServiceView.Read;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.bmctools.client.Poll;
import io.prestagelab.bmctools.client.RedfishException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Frees a BMC of what earlier installations left in it: media in the virtual CDs, open sessions of
 * this account, a boot override. The power is not touched.
 */
public final class Unstick implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int ROUNDS = 10;
  private static final String ENABLED = "BootSourceOverrideEnabled";

  private final Probe probe;
  private final URI address;
  private final String user;
  private @Nullable String own;

  /**
   * Something that is stuck.
   *
   * @param what it is, in words
   * @param remedy takes it away; false if it is still there
   */
  private record Stuck(String what, BooleanSupplier remedy) {}

  private final List<Stuck> found = new ArrayList<>();

  private Unstick(URI address, String user) {
    this.address = address;
    this.user = user;
    this.probe = new Probe(address, LIMIT);
  }

  /**
   * Logs in and looks; nothing is changed but the session that is opened.
   *
   * @throws ToolException if this is no Redfish service, or it refuses the password
   */
  public static Unstick look(URI address, String user, String password) {
    Unstick unstick = new Unstick(address, user);
    BmcReply root = unstick.probe.get(Stage.CONNECT, "/redfish/v1/");
    boolean closed = root.status() == 401 || root.status() == 403;
    unstick.probe.connection().useBasic(Connection.basic(user, password));
    JsonNode body = closed ? unstick.probe.get(Stage.CONNECT, "/redfish/v1/").body() : root.body();
    if (!body.has("RedfishVersion") && !body.has("Systems")) {
      throw new ToolException(
          "%s answers, but not as a Redfish service (HTTP %d); check address, port and password"
              .formatted(address, root.status()));
    }
    try {
      unstick.find(body, password);
      return unstick;
    } catch (RedfishException | ToolException e) {
      unstick.close();
      throw e;
    }
  }

  private void find(JsonNode root, String password) {
    String linked = Probe.link(root.path("Links"), "Sessions");
    String sessions = linked.isEmpty() ? "/redfish/v1/SessionService/Sessions" : linked;
    logIn(sessions, password);
    ServiceView view = ServiceView.read(probe, root);
    Set<String> names = new HashSet<>();
    for (Owner owner : view.mediaOwners()) {
      for (Read drive : owner.drives()) {
        boolean full = drive.body().path("Inserted").asBoolean(false);
        if (full && names.add(DriveChoice.name(drive))) {
          String image = drive.body().path("Image").asString("an unnamed medium");
          found.add(new Stuck("%s holds %s".formatted(drive.path(), image), () -> eject(drive)));
        }
      }
    }
    view.systems().stream().map(Owner::self).forEach(this::override);
    others(sessions);
  }

  /** Where no session is free, basic authentication may still be let in. */
  private void logIn(String sessions, String password) {
    BmcReply reply =
        probe.post(Stage.LOG_IN, sessions, Map.of("UserName", user, "Password", password));
    if (reply.status() == 401 || reply.status() == 403) {
      throw new ToolException(
          "the BMC refuses user name and password (%s); give the right ones with --user and --password-file"
              .formatted(reply.reason()));
    }
    reply.headers().firstValue("X-Auth-Token").ifPresent(probe.connection()::useToken);
    own =
        reply
            .headers()
            .firstValue("Location")
            .map(Probe::path)
            .or(() -> BmcReply.text(reply.body(), "@odata.id"))
            .orElse(null);
  }

  private void override(Read system) {
    String enabled = system.body().path("Boot").path(ENABLED).asString("Disabled");
    if (!enabled.equals("Disabled")) {
      String target = system.body().path("Boot").path("BootSourceOverrideTarget").asString("?");
      found.add(
          new Stuck(
              "%s is sent to %s, %s".formatted(system.path(), target, enabled),
              () -> disable(system)));
    }
  }

  private void others(String sessions) {
    for (JsonNode member : probe.get(Stage.LOG_IN, sessions).body().path("Members")) {
      String path = Probe.path(BmcReply.text(member, "@odata.id").orElse(""));
      if (path.isEmpty() || path.equals(own)) {
        continue;
      }
      BmcReply session = probe.get(Stage.LOG_IN, path);
      if (session.body().path("UserName").asString("").equals(user)) {
        found.add(new Stuck("session %s of %s is open".formatted(path, user), () -> end(path)));
      }
    }
  }

  private boolean eject(Read drive) {
    JsonNode action = drive.body().path("Actions").path(DriveChoice.EJECT);
    Optional<String> target = BmcReply.text(action, "target").map(Probe::path);
    for (int round = 0; round < ROUNDS; round++) {
      BmcReply reply =
          target.isPresent()
              ? probe.post(Stage.EJECT, target.get(), Map.of())
              : Changes.emptyByPatch(probe, drive.path());
      if (isEmpty(drive)) {
        return true;
      }
      if (reply.status() == 401 || reply.status() == 405) {
        return false;
      }
    }
    return false;
  }

  private boolean isEmpty(Read drive) {
    Poll poll = new Poll(ROUND);
    do {
      if (!probe.get(Stage.EJECT, drive.path()).body().path("Inserted").asBoolean(false)) {
        return true;
      }
    } while (poll.again());
    return false;
  }

  private boolean disable(Read system) {
    Map<String, ?> body = Map.of("Boot", Map.of(ENABLED, "Disabled"));
    List<String> places = new ArrayList<>(List.of(system.path()));
    String settings = Probe.link(system.body().path("@Redfish.Settings"), "SettingsObject");
    if (!settings.isEmpty()) {
      places.add(settings);
    }
    for (String place : places) {
      String etag = probe.get(Stage.BOOT_OVERRIDE, place).etag().orElse(null);
      BmcReply reply = probe.patch(Stage.BOOT_OVERRIDE, place, body, etag);
      if (!reply.ok()) {
        probe.patch(Stage.BOOT_OVERRIDE, place, body, null);
      }
      Poll poll = new Poll(ROUND);
      do {
        JsonNode now = probe.get(Stage.BOOT_OVERRIDE, system.path()).body();
        if (now.path("Boot").path(ENABLED).asString("").equals("Disabled")) {
          return true;
        }
      } while (poll.again());
    }
    return false;
  }

  private boolean end(String session) {
    return probe.delete(Stage.LOG_OUT, session).ok()
        || probe.get(Stage.LOG_OUT, session).status() == 404;
  }

  /** What is stuck, a line each. */
  public List<String> found() {
    return found.stream().map(Stuck::what).toList();
  }

  /**
   * Takes everything away that was found.
   *
   * @return what is still there, a line each
   */
  public List<String> free() {
    return found.stream().filter(stuck -> !tried(stuck)).map(Stuck::what).toList();
  }

  private static boolean tried(Stuck stuck) {
    try {
      return stuck.remedy().getAsBoolean();
    } catch (RedfishException e) {
      return false;
    }
  }

  /** Closes its own session. */
  @Override
  public void close() {
    String session = own;
    if (session != null) {
      own = null;
      probe.delete(Stage.LOG_OUT, session);
    }
  }

  @Override
  public String toString() {
    return "%s at %s".formatted(user, address);
  }
}
