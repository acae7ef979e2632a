package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.fault.HttpFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps every exchange as one JSON line, without passwords or tokens. A resource that is read again
 * and has not changed since is named by its ETag: polling would fill the disk otherwise.
 */
final class ExchangeLog implements AutoCloseable {

  private static final int REMEMBERED = 1000;

  private final @Nullable OutputStream out;

  /** ETags of the newest answers by path. */
  private final Map<String, String> written =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  private ExchangeLog(@Nullable OutputStream out) {
    this.out = out;
  }

  static ExchangeLog to(@Nullable Path file) throws IOException {
    if (file == null) {
      return new ExchangeLog(null);
    }
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    return new ExchangeLog(
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  void add(Request request, Reply reply, @Nullable HttpFault fault) throws IOException {
    if (out == null) {
      return;
    }
    ObjectNode line = Json.object();
    line.put("time", Instant.now().toString());
    line.put("method", request.method());
    line.put("path", request.path());
    if (request.body().length > 0) {
      line.set("request", withoutSecrets(request.body()));
    }
    line.put("status", reply.status());
    if (reply.body() != null) {
      String etag = request.query().isEmpty() ? reply.headers().get("ETag") : null;
      if (etag != null && etag.equals(written.put(request.path(), etag))) {
        line.put("unchanged", etag);
      } else {
        line.set("response", BodySecrets.without(reply.body()));
      }
    }
    if (fault != null) {
      line.put("fault", fault.toString());
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      out.write(bytes);
    }
  }

  private static JsonNode withoutSecrets(byte[] body) {
    try {
      return BodySecrets.without(Json.MAPPER.readTree(body));
    } catch (JacksonException e) {
      return Json.object().put("malformed", body.length);
    }
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
