package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The session service (DSP0266, session management). */
final class SessionResources {

  private static final String SERVICE = Ids.ROOT + "/SessionService";
  private static final String SESSIONS = SERVICE + "/Sessions";

  private static final long MIN_TIMEOUT = 30;
  private static final long MAX_TIMEOUT = 86_400;

  private SessionResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(SERVICE, Types.SESSION_SERVICE, SessionResources::service)
            .on("PATCH", Privilege.CONFIGURE_MANAGER, SessionResources::patch),
        Resource.at(SESSIONS, Types.collection("Session"), SessionResources::collection)
            .on("POST", Privilege.NONE, SessionResources::open),
        Resource.at(SESSIONS + "/{session}", Types.SESSION, SessionResources::session)
            .on("DELETE", Privilege.CONFIGURE_SELF, SessionResources::close));
  }

  private static void service(Call call, ObjectNode out) {
    out.put("Id", "SessionService");
    out.put("Name", "Session Service");
    out.put("ServiceEnabled", true);
    out.put("SessionTimeout", call.service().sessions().timeout().toSeconds());
    out.set("Status", Json.healthy());
    out.set("Sessions", Json.link(SESSIONS));
  }

  private static Reply patch(Call call) {
    Patch patch = new Patch(call.body(), call.resource().render(call));
    Sessions sessions = call.service().sessions();
    long seconds =
        patch.number("SessionTimeout", sessions.timeout().toSeconds(), MIN_TIMEOUT, MAX_TIMEOUT);
    patch.then("SessionTimeout", () -> sessions.timeout(Duration.ofSeconds(seconds)));
    return patch.applied(call);
  }

  private static void collection(Call call, ObjectNode out) {
    List<String> uris =
        call.service().sessions().all().stream().map(s -> SESSIONS + "/" + s.id()).toList();
    Collections.members(out, "Session Collection", uris);
  }

  private static void session(Call call, ObjectNode out) {
    draw(find(call), out);
  }

  private static void draw(Sessions.Session session, ObjectNode out) {
    out.put("Id", session.id());
    out.put("Name", "Session " + session.id());
    out.put("UserName", session.user());
    out.put(
        "CreatedTime",
        session.created().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString());
  }

  private static Reply open(Call call) {
    ObjectNode body = call.body();
    String user = text(body, "UserName");
    String password = text(body, "Password");
    Account account =
        call.service()
            .systems()
            .first()
            .accounts()
            .login(user, password)
            .orElseThrow(
                () ->
                    new RedfishError(
                        401,
                        Message.of(
                            BaseMessage.RESOURCE_AT_URI_UNAUTHORIZED,
                            SESSIONS,
                            "wrong credentials")));
    Sessions.Session session = call.service().sessions().open(user);
    String uri = SESSIONS + "/" + session.id();
    ObjectNode out = Json.object().put("@odata.id", uri);
    out.put("@odata.type", Types.SESSION);
    draw(session, out);
    if (account.mustChange()) {
      String own = AccountResources.uri(user);
      out.putArray("@Message.ExtendedInfo")
          .add(Message.of(BaseMessage.PASSWORD_CHANGE_REQUIRED, own).json());
    }
    return Reply.json(201, out).with("Location", uri).with("X-Auth-Token", session.token());
  }

  private static String text(ObjectNode body, String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      throw new RedfishError(400, Message.of(BaseMessage.PROPERTY_MISSING, name));
    }
    if (!value.isString()) {
      throw new RedfishError(400, Message.of(BaseMessage.PROPERTY_VALUE_TYPE_ERROR, "*", name));
    }
    return value.asString();
  }

  private static Reply close(Call call) {
    Sessions.Session session = find(call);
    Account account = call.account();
    boolean own = account != null && session.user().equals(account.name());
    if (!own && (account == null || !Privilege.CONFIGURE_MANAGER.isHeldBy(account.role()))) {
      throw new RedfishError(403, Message.of(BaseMessage.INSUFFICIENT_PRIVILEGE));
    }
    call.service().sessions().close(session);
    return Reply.noContent();
  }

  private static Sessions.Session find(Call call) {
    return call.service().sessions().byId(call.variable("session")).orElseThrow(call::missing);
  }
}
