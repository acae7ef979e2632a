package io.prestagelab.bmctools.record;

import io.prestagelab.bmctools.ToolException;
import io.prestagelab.bmctools.client.Complaint;
import io.prestagelab.bmctools.client.Connection;
import io.prestagelab.bmctools.record.Upstream.Answered;
import io.prestagelab.image.FileTrouble;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One session with a BMC, or HTTP Basic where there are no sessions. */
final class Login implements AutoCloseable {
  static final String ROOT = "/redfish/v1/";
  private static final Logger LOG = LoggerFactory.getLogger(Login.class);
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Upstream bmc;
  private final Map<String, String> headers;
  private @Nullable String session;
  private volatile boolean closed;

  private Login(Upstream bmc, Map<String, String> headers, @Nullable String session) {
    this.bmc = bmc;
    this.headers = headers;
    this.session = session;
  }

  /**
   * Logs in; the password is tried once.
   *
   * @throws ToolException if nobody answers, it is no Redfish service, or it refuses the password
   */
  static Login open(Upstream bmc, String user, String password) {
    Answered root = root(bmc);
    try {
      return isClosed(root)
          ? basic(bmc, user, password)
          : session(bmc, json(root.body()), user, password);
    } catch (IOException e) {
      throw new ToolException(Complaint.of(bmc.base(), e), e);
    }
  }

  /**
   * Reads the service root without login, where it is open.
   *
   * @throws ToolException if nobody answers or it is no Redfish service
   */
  static Answered root(Upstream bmc) {
    try {
      Answered root = bmc.send("GET", ROOT, Map.of("Accept", "application/json"), new byte[0]);
      JsonNode body = json(root.body());
      if (!isClosed(root) && !(root.ok() && (body.has("Systems") || body.has("RedfishVersion")))) {
        throw new ToolException(
            "%s answers, but not as a Redfish service (GET %s: HTTP %d); check address and port"
                .formatted(bmc.base(), ROOT, root.status()));
      }
      return root;
    } catch (IOException e) {
      throw new ToolException(Complaint.of(bmc.base(), e), e);
    }
  }

  private static boolean isClosed(Answered root) {
    return root.status() == 401 || root.status() == 403;
  }

  private static Login session(Upstream bmc, JsonNode root, String user, String password)
      throws IOException {
    String sessions =
        root.path("Links")
            .path("Sessions")
            .path("@odata.id")
            .asString("/redfish/v1/SessionService/Sessions");
    byte[] body = MAPPER.writeValueAsBytes(Map.of("UserName", user, "Password", password));
    Answered reply = bmc.send("POST", sessions, Map.of("Content-Type", "application/json"), body);
    Optional<String> token = reply.headers().firstValue("X-Auth-Token");
    if (reply.ok() && token.isPresent()) {
      String location =
          reply
              .headers()
              .firstValue("Location")
              .orElse(json(reply.body()).path("@odata.id").asString(""));
      return new Login(bmc, Map.of("X-Auth-Token", token.get()), path(location));
    }
    if (reply.status() == 401 || reply.status() == 403 || reply.status() == 400) {
      throw refused(bmc, user, reply);
    }
    return basic(bmc, user, password);
  }

  private static @Nullable String path(String location) {
    try {
      return location.isEmpty() ? null : URI.create(location).getRawPath();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static Login basic(Upstream bmc, String user, String password) throws IOException {
    Map<String, String> headers = Map.of("Authorization", Connection.basic(user, password));
    Answered reply = bmc.send("GET", "/redfish/v1/Systems", headers, new byte[0]);
    if (reply.status() == 401 || reply.status() == 403) {
      throw refused(bmc, user, reply);
    }
    return new Login(bmc, headers, null);
  }

  private static ToolException refused(Upstream bmc, String user, Answered reply) {
    return new ToolException(
        "the BMC at %s refuses user '%s' (HTTP %d); one try was made; check user and password"
            .formatted(bmc.base(), user, reply.status()));
  }

  static JsonNode json(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node.isObject() ? node : MAPPER.createObjectNode();
    } catch (JacksonException e) {
      return MAPPER.createObjectNode();
    }
  }

  static String said(IOException e) {
    return FileTrouble.reason(e);
  }

  /** Path of the session; absent with HTTP Basic. */
  Optional<String> session() {
    return Optional.ofNullable(session);
  }

  /** The session's token; absent with HTTP Basic. */
  Optional<String> token() {
    return Optional.ofNullable(headers.get("X-Auth-Token"));
  }

  /**
   * Reads a resource.
   *
   * @throws ToolException after {@link #close}, which Ctrl-C brings in the middle of a crawl
   */
  Answered get(String target) throws IOException {
    if (closed) {
      throw new ToolException("interrupted; nothing was written");
    }
    Map<String, String> all = new java.util.LinkedHashMap<>(headers);
    all.put("Accept", "application/json, application/xml;q=0.5, */*;q=0.1");
    all.put("OData-Version", "4.0");
    return bmc.send("GET", target, all, new byte[0]);
  }

  /** Closes the session; a BMC that does not let go of it ends it by its own time-out. */
  @Override
  public synchronized void close() {
    closed = true;
    String open = session;
    session = null;
    if (open == null) {
      return;
    }
    try {
      bmc.send("DELETE", open, headers, new byte[0]);
    } catch (IOException e) {
      LOG.info("the session stays open until the BMC ends it: {}", e.toString());
    }
  }
}
