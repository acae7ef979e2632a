package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;
import static io.prestagelab.bmctools.check.Client.STANDARD;
import static io.prestagelab.bmctools.check.Client.SUSHY;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.client.BmcReply;
import io.prestagelab.bmctools.client.Connection;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Getting in: the service root and the one try at logging in. */
final class AccessChecks {
  /** How often a BMC that says it is busy is asked, as the clients do; a refused password once. */
  private static final int LOGINS = 3;

  private static final String ROOT = "/redfish/v1/";

  /** The lab's own emulator says so of a server without a machine. */
  private static final String SIMULATED = "X-Simulated-Server";

  private final Probe probe;
  private final CheckResults findings;
  private @Nullable String session;
  private boolean simulated;

  AccessChecks(Probe probe, CheckResults findings) {
    this.probe = probe;
    this.findings = findings;
  }

  /** The path of the session that was opened; absent with basic authentication. */
  Optional<String> session() {
    return Optional.ofNullable(session);
  }

  /** Whether the server says that it is a simulated one. */
  boolean isSimulated() {
    return simulated;
  }

  /**
   * Reads the root and logs in.
   *
   * @return the service root
   * @throws ToolException if this is no Redfish service, or it refuses the password
   */
  JsonNode enter(URI address, String user, String password) {
    int mark = probe.mark();
    BmcReply bare = probe.get(Stage.CONNECT, "/redfish/v1");
    BmcReply root = bare.ok() ? bare : probe.get(Stage.CONNECT, ROOT);
    if (root.status() == 401 || root.status() == 403) {
      closedRoot(root, mark);
      probe.connection().useBasic(Connection.basic(user, password));
      root = probe.get(Stage.CONNECT, ROOT);
    }
    requireRedfish(address, root);
    simulated = root.headers().firstValue(SIMULATED).isPresent();
    JsonNode body = root.body();
    if (session == null && findings.all().isEmpty()) {
      openRoot(body, mark);
    }
    logIn(body, user, password);
    return body;
  }

  private static void requireRedfish(URI address, BmcReply root) {
    if (root.status() == 401 || root.status() == 403) {
      throw refused(root);
    }
    boolean redfish = root.body().has("Systems") || root.body().has("RedfishVersion");
    if (!root.ok() || !redfish) {
      throw new ToolException(
          "%s answers, but not as a Redfish service (GET %s: HTTP %d); check address and port"
              .formatted(address, ROOT, root.status()));
    }
  }

  private void closedRoot(BmcReply root, int mark) {
    findings.deviation(
        Check.SERVICE_ROOT,
        "HTTP %d without login".formatted(root.status()),
        "the client cannot read the root before it logs in",
        Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY),
        probe.since(mark));
  }

  private void openRoot(JsonNode root, int mark) {
    boolean linked = root.has("Systems") && root.has("Managers");
    if (linked) {
      findings.pass(
          Check.SERVICE_ROOT,
          "Redfish " + root.path("RedfishVersion").asString("of unknown version"),
          probe.since(mark));
    } else {
      findings.deviation(
          Check.SERVICE_ROOT,
          "no link to " + (root.has("Systems") ? "Managers" : "Systems"),
          "the client finds no way to system and virtual media",
          Effects.stops(OLDER, NEWER),
          probe.since(mark));
    }
    String link = root.path("Systems").path("@odata.id").asString("");
    if (link.startsWith("http")) {
      findings.deviation(
          Check.PLAIN_LINKS,
          "Systems is linked as " + link,
          "the client's library spoils absolute URLs",
          Effects.stops(OLDER, NEWER),
          probe.since(mark));
    } else {
      findings.pass(Check.PLAIN_LINKS, link, probe.since(mark));
    }
  }

  private void logIn(JsonNode root, String user, String password) {
    int mark = probe.mark();
    String linked = Probe.link(root.path("Links"), "Sessions");
    String sessions = linked.isEmpty() ? "/redfish/v1/SessionService/Sessions" : linked;
    Map<String, String> credentials = Map.of("UserName", user, "Password", password);
    BmcReply reply = probe.post(Stage.LOG_IN, sessions, credentials);
    for (int i = 1; i < LOGINS && reply.status() == 503; i++) {
      probe.connection().rest(Stage.LOG_IN.title(), reply);
      reply = probe.post(Stage.LOG_IN, sessions, credentials);
    }
    if (reply.status() == 401 || reply.status() == 403) {
      throw refused(reply);
    }
    Optional<String> token = reply.headers().firstValue("X-Auth-Token");
    if (reply.ok() && token.isPresent()) {
      probe.connection().useToken(token.get());
      findings.pass(
          Check.SESSION, "HTTP %d with a token".formatted(reply.status()), probe.since(mark));
      location(reply, mark);
    } else {
      findings.deviation(
          Check.SESSION,
          reply.ok() ? "HTTP %d without a token".formatted(reply.status()) : reply.reason(),
          isFull(reply)
              ? "the BMC opens no session now: all of them are in use, or it is busy; close old ones (lab bmc unstick) and check again"
              : "no session, only basic authentication is left, which the client does not know",
          Effects.stops(OLDER, NEWER).alsoConditionFor(SUSHY, STANDARD),
          probe.since(mark));
      probe.connection().useBasic(Connection.basic(user, password));
    }
  }

  /** A BMC that has sessions, but none free: 503, or a message about their number. */
  private static boolean isFull(BmcReply reply) {
    String said = reply.text().toLowerCase(Locale.ROOT);
    return reply.status() == 503
        || (reply.status() >= 400
            && said.contains("session")
            && said.matches("(?s).*(limit|exceed|maximum|too many).*"));
  }

  private void location(BmcReply reply, int mark) {
    Optional<String> header = reply.headers().firstValue("Location").map(Probe::path);
    session = header.or(() -> BmcReply.text(reply.body(), "@odata.id")).orElse(null);
    if (header.isPresent()) {
      findings.pass(Check.SESSION_LOCATION, "Location is there", probe.since(mark));
    } else {
      findings.deviation(
          Check.SESSION_LOCATION,
          "no Location",
          session == null
              ? "the session cannot be closed and stays until it expires"
              : "the session is closed by the @odata.id of the answer's body",
          Effects.conditionFor(OLDER, NEWER, SUSHY),
          probe.since(mark));
    }
  }

  private static ToolException refused(BmcReply reply) {
    return new ToolException(
        "the BMC refuses user name and password (%s); one try was made, give the right ones with --user and --password-file"
            .formatted(reply.reason()));
  }
}
