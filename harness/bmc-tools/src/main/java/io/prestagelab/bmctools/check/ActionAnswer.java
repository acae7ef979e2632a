package io.prestagelab.bmctools.check;

import static io.prestagelab.bmctools.check.Client.NEWER;
import static io.prestagelab.bmctools.check.Client.OLDER;

import io.prestagelab.bmctools.client.BmcReply;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the clients take the answer to an action or a PATCH.
 *
 * @param done whether the BMC took the request
 * @param seen the answer in words
 * @param consequence what it leads to; empty if it is good for everybody
 * @param effects to whom
 */
record ActionAnswer(boolean done, String seen, String consequence, Effects effects) {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  static ActionAnswer of(BmcReply reply) {
    String seen = reply.reason();
    return switch (reply.status()) {
      case 204 -> new ActionAnswer(true, seen, "", Effects.NONE);
      case 200, 202 -> withBody(reply, seen);
      default ->
          reply.ok()
              ? new ActionAnswer(
                  true,
                  seen,
                  "the client takes HTTP %d for a failure".formatted(reply.status()),
                  Effects.stops(OLDER, NEWER))
              : new ActionAnswer(false, seen, "the BMC refuses: " + seen, Effects.stopsAll());
    };
  }

  private static ActionAnswer withBody(BmcReply reply, String seen) {
    if (isJson(reply.text())) {
      return new ActionAnswer(true, seen + " with a JSON body", "", Effects.NONE);
    }
    String body = reply.text().isBlank() ? "an empty body" : "a body that is no JSON";
    return new ActionAnswer(
        true,
        seen + " with " + body,
        "the client takes HTTP %d with %s for no answer".formatted(reply.status(), body),
        Effects.stops(OLDER, NEWER));
  }

  private static boolean isJson(String text) {
    if (text.isBlank()) {
      return false;
    }
    try {
      MAPPER.readTree(text);
      return true;
    } catch (JacksonException e) {
      return false;
    }
  }
}
