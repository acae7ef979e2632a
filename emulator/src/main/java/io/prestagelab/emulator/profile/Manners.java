package io.prestagelab.emulator.profile;

import java.util.Map;

/** In which form success is answered. */
final class Manners {
  /** A message of success has the form of an error's (DSP0266, error responses). */
  private static final String DONE =
      """
      {"error": {"code": "Base.1.18.Success", "message": "The request completed successfully.",
        "@Message.ExtendedInfo": [{"MessageId": "Base.1.18.Success", "MessageSeverity": "OK",
          "Message": "The request completed successfully."}]}}
      """;

  private final Personality personality;

  Manners(Personality personality) {
    this.personality = personality;
  }

  Answer of(Asked asked, Answer answer) {
    if (!answer.ok()) {
      return answer;
    }
    if (asked.is("POST", "/SessionService/Sessions")) {
      return personality.has(Quirk.NO_SESSION_LOCATION) ? answer.without("Location") : answer;
    }
    if (asked.method().equals("DELETE") && personality.has(Quirk.LOGOUT_500)) {
      return Answer.error(500, "the session is gone, somehow");
    }
    if (asked.is("POST", "VirtualMedia.EjectMedia")) {
      return eject(answer);
    }
    boolean action = asked.method().equals("POST") && asked.path().contains("/Actions/");
    return action || asked.method().equals("PATCH") ? success(answer) : answer;
  }

  private Answer eject(Answer answer) {
    if (personality.has(Quirk.EJECT_500)) {
      return Answer.error(500, "something went wrong with the drive");
    }
    if (personality.has(Quirk.EJECT_404)) {
      return Answer.error(404, "there is no medium");
    }
    return success(answer);
  }

  private Answer success(Answer answer) {
    if (personality.has(Quirk.EMPTY_200)) {
      return new Answer(200, Map.of(), null, null);
    }
    if (personality.has(Quirk.MESSAGE_200)) {
      return answer.status(200, Names.json(DONE));
    }
    if (personality.has(Quirk.CREATED_201)) {
      return answer.status(201, Names.json("{}"));
    }
    if (personality.has(Quirk.ACCEPTED_202)) {
      return answer.status(202, Names.json("{\"TaskState\":\"Running\"}"));
    }
    return answer;
  }
}
