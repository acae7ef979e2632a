package io.prestagelab.emulator.redfish;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** GET and HEAD of a resource: the body, its ETag, and 304 where the client has it already. */
final class Reading {

  private Reading() {}

  /**
   * Reads the resource that is asked for.
   *
   * @param look another resource as the caller sees it
   */
  static Reply read(Call call, Function<String, ObjectNode> look) {
    Resource resource = call.resource();
    ObjectNode body = resource.render(call);
    String etag = etag(body);
    Reply reply;
    if (resource.type().isEmpty()) {
      reply = Reply.json(200, body);
    } else if (matches(call.request().header("If-None-Match"), etag)) {
      reply = new Reply(304, Map.of(), null, null);
    } else {
      if (!call.request().query().isEmpty() || resource.isPaged()) {
        body = Query.apply(body, call.request().query(), look);
      }
      body.put("@odata.etag", etag);
      reply = Reply.json(200, body).with("Link", describedBy(resource));
    }
    return reply.with("ETag", etag).with("Allow", resource.allow());
  }

  /** Refuses a change of something that the client has not seen as it is. */
  static void checkPrecondition(Call call, boolean required) {
    String known = call.request().header("If-Match");
    if (known == null) {
      if (required) {
        throw new RedfishError(428, Message.of(BaseMessage.PRECONDITION_REQUIRED));
      }
      return;
    }
    if (!matches(known, etag(call.resource().render(call)))) {
      throw new RedfishError(412, Message.of(BaseMessage.PRECONDITION_FAILED));
    }
  }

  private static String describedBy(Resource resource) {
    return "</redfish/v1/JsonSchemas/" + Types.shortName(resource.type()) + ">; rel=describedby";
  }

  /** A strong ETag of everything but the time of day. */
  static String etag(ObjectNode body) {
    ObjectNode hashed = body;
    if (body.has("DateTime")) {
      hashed = body.deepCopy();
      hashed.remove("DateTime");
    }
    byte[] bytes = hashed.toString().getBytes(StandardCharsets.UTF_8);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return "\"" + HexFormat.of().toHexDigits(sum.getValue() << 32 | bytes.length) + "\"";
  }

  /** Whether a client that knows {@code known} knows this. */
  static boolean matches(@Nullable String known, String etag) {
    return known != null && (known.strip().equals("*") || known.contains(etag));
  }
}
