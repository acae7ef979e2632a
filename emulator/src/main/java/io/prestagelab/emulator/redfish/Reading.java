package io.prestagelab.emulator.redfish;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** GET and HEAD of a resource: the body, its ETag, and 304 where the client has it already. */
final class Reading {

  private Reading() {}

  static Reply read(Call call) {
    Resource resource = call.resource();
    ObjectNode body = resource.render(call);
    String etag = etag(body);
    Reply reply =
        notChanged(call.request().header("If-None-Match"), etag)
            ? new Reply(304, java.util.Map.of(), null, null)
            : Reply.json(200, body);
    return reply.with("ETag", etag).with("Allow", resource.allow());
  }

  static String etag(ObjectNode body) {
    CRC32C sum = new CRC32C();
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    sum.update(bytes);
    return String.format(Locale.ROOT, "\"%08x-%x\"", sum.getValue(), bytes.length);
  }

  private static boolean notChanged(@Nullable String known, String etag) {
    return known != null && (known.equals("*") || known.contains(etag));
  }
}
