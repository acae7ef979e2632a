package io.prestagelab.emulator.redfish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** GET and HEAD of a resource: the body, its ETag, and 304 where the client has it already. */
final class Reading {

  private static final String ETAG = "@odata.etag";
  private static final List<String> TIMES = List.of("DateTime", "ReadingTime");

  private Reading() {}

  /**
   * Reads the resource that is asked for.
   *
   * @param look another resource as the caller sees it
   */
  static Reply read(Call call, Function<String, ObjectNode> look) {
    Resource resource = call.resource();
    ObjectNode body = resource.render(call);
    byte[] bytes = Json.MAPPER.writeValueAsBytes(timeless(body));
    String etag = etag(bytes, resource.unseen(call));
    Reply reply;
    if (resource.type().isEmpty()) {
      reply = Reply.json(200, body);
    } else if (matches(call.request().header("If-None-Match"), etag)) {
      reply = new Reply(304, Map.of(), null, null);
    } else if (!call.request().query().isEmpty() || resource.isPaged()) {
      ObjectNode asked = Query.apply(body, call.request().query(), look);
      asked.put(ETAG, etag);
      reply = Reply.json(200, asked).with("Link", describedBy(resource));
    } else {
      body.put(ETAG, etag);
      Reply whole = Reply.json(200, body).with("Link", describedBy(resource));
      reply = hasTime(body) ? whole : whole.written(tagged(bytes, etag));
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
    if (!matches(known, etag(call))) {
      throw new RedfishError(412, Message.of(BaseMessage.PRECONDITION_FAILED));
    }
  }

  private static String describedBy(Resource resource) {
    return "</redfish/v1/JsonSchemas/" + Types.shortName(resource.type()) + ">; rel=describedby";
  }

  private static String etag(Call call) {
    ObjectNode body = timeless(call.resource().render(call));
    return etag(Json.MAPPER.writeValueAsBytes(body), call.resource().unseen(call));
  }

  /** A strong ETag of everything but the time of day. */
  static String etag(ObjectNode body) {
    return etag(Json.MAPPER.writeValueAsBytes(timeless(body)), "");
  }

  /** The same of what is shown, and what belongs to the resource and is not. */
  private static String etag(byte[] bytes, String unseen) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    if (!unseen.isEmpty()) {
      sum.update(unseen.getBytes(StandardCharsets.UTF_8));
    }
    return "\"" + HexFormat.of().toHexDigits(sum.getValue() << 32 | bytes.length) + "\"";
  }

  private static ObjectNode timeless(ObjectNode body) {
    if (!hasTime(body)) {
      return body;
    }
    ObjectNode timeless = body.deepCopy();
    timeless.remove(TIMES);
    return timeless;
  }

  private static boolean hasTime(ObjectNode body) {
    return TIMES.stream().anyMatch(body::has);
  }

  /**
   * {@code bytes}, which are an object, with its ETag as last property: what the ETag was made of
   * need not be written a second time.
   */
  private static byte[] tagged(byte[] bytes, String etag) {
    String quoted = etag.replace("\"", "\\\"");
    byte[] end = (",\"" + ETAG + "\":\"" + quoted + "\"}").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(bytes, bytes.length - 1 + end.length);
    System.arraycopy(end, 0, whole, bytes.length - 1, end.length);
    return whole;
  }

  /** Whether one of the tags that a client names, or {@code *}, is this one. */
  static boolean matches(@Nullable String known, String etag) {
    return known != null && namesIt(known, etag);
  }

  private static boolean namesIt(String known, String etag) {
    for (String one : known.split(",", -1)) {
      String tag = one.strip();
      if (tag.equals("*") || tag.equals(etag)) {
        return true;
      }
    }
    return false;
  }
}
