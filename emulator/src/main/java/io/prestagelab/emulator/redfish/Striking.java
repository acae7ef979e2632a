package io.prestagelab.emulator.redfish;

import io.javalin.http.Context;
import io.prestagelab.emulator.fault.HttpFault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tools.jackson.databind.node.ObjectNode;

/** Does to an exchange what a fault asks for. */
final class Striking {

  private Striking() {}

  /** The answer, late or wrong. */
  static Reply answer(RedfishService service, Request request, HttpFault fault) throws IOException {
    if (fault.delayMs() != null) {
      pause(fault.delayMs());
    }
    Reply reply =
        fault.status() == null
            ? service.answer(request)
            : new RedfishError(fault.status(), Messages.generalError("Fault on purpose")).reply();
    if (fault.retryAfter() != null) {
      reply = reply.with("Retry-After", String.valueOf(fault.retryAfter()));
    }
    if (HttpFault.isOn(fault.emptyBody())) {
      return new Reply(reply.status(), reply.headers(), null, null);
    }
    String type = fault.contentType();
    ObjectNode body = reply.body();
    if (type != null && body != null) {
      byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
      return new Reply(reply.status(), reply.headers(), null, bytes).with("Content-Type", type);
    }
    return reply;
  }

  /** Closes the connection before or within the answer, if the fault wants that. */
  static boolean breaksOff(Context context, Reply reply, HttpFault fault) throws IOException {
    Integer truncateAt = fault.truncateAt();
    boolean drop = HttpFault.isOn(fault.drop());
    if (!drop && truncateAt == null) {
      return false;
    }
    ObjectNode body = reply.body();
    if (!drop && truncateAt != null && body != null) {
      byte[] bytes = Json.MAPPER.writeValueAsBytes(body);
      context.res().setStatus(reply.status());
      context.res().setContentType("application/json");
      context.res().setContentLength(bytes.length);
      byte[] part = Arrays.copyOf(bytes, Math.min(truncateAt, bytes.length));
      context.res().getOutputStream().write(part);
      context.res().flushBuffer();
    }
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
    return true;
  }

  private static void pause(long milliseconds) throws IOException {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("a delay on purpose").initCause(e);
    }
  }
}
