package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.profile.Answer;
import io.prestagelab.emulator.profile.Asked;
import io.prestagelab.emulator.profile.Disguise;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests and replies into the form in which personalities see them, and back. */
final class Disguised {

  private Disguised() {}

  /** Asks {@code service} in disguise. */
  static Reply answer(Disguise disguise, Request request, Function<Request, Reply> service) {
    ObjectNode body = body(request);
    Asked asked =
        new Asked(
            request.method(),
            request.path(),
            body,
            request.header("If-Match") != null,
            request.header("X-Auth-Token") != null || request.header("Authorization") != null);
    Answer answer = disguise.answer(asked, inner -> answer(service.apply(inner(request, inner))));
    return new Reply(answer.status(), answer.headers(), answer.body(), answer.raw());
  }

  private static Request inner(Request request, Asked asked) {
    ObjectNode body = asked.body();
    byte[] bytes = body == null ? request.body() : body.toString().getBytes(StandardCharsets.UTF_8);
    boolean read = asked.method().equals("GET");
    return new Request(
        asked.method(),
        asked.path(),
        request.query(),
        request.headers(),
        read ? new byte[0] : bytes);
  }

  private static Answer answer(Reply reply) {
    Reply changeable = reply.unwritten();
    return new Answer(
        changeable.status(), changeable.headers(), changeable.body(), changeable.raw());
  }

  private static @Nullable ObjectNode body(Request request) {
    if (request.body().length == 0) {
      return null;
    }
    try {
      return Json.MAPPER.readTree(request.body()) instanceof ObjectNode object ? object : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
