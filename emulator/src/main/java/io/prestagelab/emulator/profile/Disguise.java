package io.prestagelab.emulator.profile;

import static io.prestagelab.emulator.profile.Quirk.CONNECTION_NOT_KEPT;
import static io.prestagelab.emulator.profile.Quirk.MEDIA_UNDER_MANAGER_ONLY;
import static io.prestagelab.emulator.profile.Quirk.MEDIA_UNDER_SYSTEM_ONLY;
import static io.prestagelab.emulator.profile.Quirk.NOTHING_DEPRECATED;
import static io.prestagelab.emulator.profile.Quirk.ROOT_NEEDS_LOGIN;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** A personality worn by one BMC: stands between its clients and its service. */
public final class Disguise {
  private static final Pattern DEPRECATED =
      Pattern.compile("/redfish/v1/Chassis/[^/]+/(Power|Thermal)/?");

  private final Personality personality;
  private final Names names;
  private final Looks looks;
  private final Decoys decoys;
  private final Refusals refusals;
  private final Manners manners;
  private final Delays delays;

  /**
   * A disguise for the system {@code id}.
   *
   * @param personality how it is to look and behave
   * @param id the emulator's own id of the system
   */
  public Disguise(Personality personality, String id) {
    this.personality = personality;
    this.names = new Names(id, personality.ids());
    this.looks = new Looks(personality);
    this.decoys = new Decoys(personality);
    this.refusals = new Refusals(personality);
    this.manners = new Manners(personality);
    this.delays = new Delays(personality);
  }

  /**
   * Answers as the personality does.
   *
   * @param service the BMC's own answer to a request of its own form
   */
  public Answer answer(Asked asked, Function<Asked, Answer> service) {
    Answer answer = answerOver(asked, service);
    return personality.has(CONNECTION_NOT_KEPT) ? answer.with("Connection", "close") : answer;
  }

  private Answer answerOver(Asked asked, Function<Asked, Answer> service) {
    if (personality.has(ROOT_NEEDS_LOGIN) && isRoot(asked.path()) && !asked.loggedIn()) {
      return Answer.error(401, "login needed");
    }
    Asked inner = asked.at(names.inner(asked.path()));
    Answer answer = own(inner, service);
    ObjectNode body = answer.body();
    return body == null
        ? answer
        : new Answer(answer.status(), answer.headers(), names.outer(body), answer.raw());
  }

  private static boolean isRoot(String path) {
    return path.equals("/redfish/v1") || path.equals("/redfish/v1/");
  }

  private Answer own(Asked asked, Function<Asked, Answer> service) {
    if (hidden(asked.path())) {
      return Answer.error(404, "there is no " + asked.path());
    }
    Optional<Answer> early = decoys.answer(asked).or(() -> refusals.answer(asked, service));
    if (early.isPresent()) {
      return early.get();
    }
    Asked real = looks.request(asked);
    delays.before(real, service);
    Answer answer = manners.of(asked, service.apply(real));
    return shown(asked, answer);
  }

  private Answer shown(Asked asked, Answer answer) {
    ObjectNode body = answer.body();
    if (!asked.method().equals("GET") || !answer.ok() || body == null) {
      return answer;
    }
    ObjectNode copy = body.deepCopy();
    Kind kind = Kind.of(asked.path());
    delays.show(kind, copy);
    looks.show(kind, copy);
    decoys.show(kind, copy);
    return new Answer(answer.status(), answer.headers(), copy, null);
  }

  private boolean hidden(String path) {
    boolean media = path.contains("/VirtualMedia");
    return (personality.has(NOTHING_DEPRECATED) && DEPRECATED.matcher(path).matches())
        || (media && personality.has(MEDIA_UNDER_MANAGER_ONLY) && path.contains("/Systems/"))
        || (media && personality.has(MEDIA_UNDER_SYSTEM_ONLY) && path.contains("/Managers/"));
  }
}
