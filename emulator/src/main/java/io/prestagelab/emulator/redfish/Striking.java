package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.fault.HttpFault;
import io.prestagelab.emulator.fault.VendorRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.node.ObjectNode;

/** Does to an exchange what a fault asks for, holding no thread while it waits. */
final class Striking {

  /** A client that has gone is not noticed while nothing is sent to it. */
  private static final int HANG_MINUTES = 10;

  private static final String OLD_ETAG = "\"0000000000000000\"";

  private final HttpFault fault;
  private final HttpExchange exchange;
  private final org.eclipse.jetty.server.Request http;
  private final Response response;
  private final Callback done;

  Striking(
      HttpFault fault,
      HttpExchange exchange,
      org.eclipse.jetty.server.Request http,
      Response response,
      Callback done) {
    this.fault = fault;
    this.exchange = exchange;
    this.http = http;
    this.response = response;
    this.done = done;
  }

  /** Answers late or wrongly, or not at all. */
  void answer(RedfishService service, Request request) throws IOException {
    if (HttpFault.isOn(fault.line().hang())) {
      http.addIdleTimeoutListener(timeout -> false);
      http.getComponents().getScheduler().schedule(this::breakOff, HANG_MINUTES, TimeUnit.MINUTES);
      exchange.note(request, new Reply(0, java.util.Map.of(), null, null), fault);
      return;
    }
    if (fault.line().delayMs() == null) {
      strike(service, request);
      return;
    }
    http.addIdleTimeoutListener(timeout -> false);
    http.getComponents()
        .getScheduler()
        .schedule(() -> late(service, request), fault.line().delayMs(), TimeUnit.MILLISECONDS);
  }

  private void late(RedfishService service, Request request) {
    http.getComponents()
        .getExecutor()
        .execute(
            () -> {
              try {
                strike(service, request);
              } catch (IOException | RuntimeException e) {
                done.failed(e);
              }
            });
  }

  private void strike(RedfishService service, Request request) throws IOException {
    Reply reply = changed(service, request);
    exchange.note(request, reply, fault);
    if (HttpFault.isOn(fault.line().drop())) {
      breakOff();
    } else if (fault.line().truncateAt() != null) {
      truncate(reply, fault.line().truncateAt());
    } else {
      HttpExchange.send(response, reply, done);
    }
  }

  private Reply changed(RedfishService service, Request request) {
    Reply reply = refusal().orElseGet(() -> service.answer(request));
    if (fault.answer().retryAfter() != null) {
      reply = reply.with("Retry-After", String.valueOf(fault.answer().retryAfter()));
    }
    if (HttpFault.isOn(fault.answer().emptyBody())) {
      return new Reply(reply.status(), reply.headers(), null, null);
    }
    if (HttpFault.isOn(fault.answer().staleEtag()) && reply.headers().containsKey("ETag")) {
      reply = stale(reply);
    }
    String type = fault.answer().contentType();
    return type == null || reply.bytes().length == 0
        ? reply
        : new Reply(reply.status(), reply.headers(), null, reply.bytes())
            .with("Content-Type", type);
  }

  private Optional<Reply> refusal() {
    Integer status = fault.answer().status();
    String key = fault.answer().message();
    if (key == null) {
      return Optional.ofNullable(status)
          .map(word -> new RedfishError(word, Message.error("Fault on purpose")).reply());
    }
    VendorRefusal vendor = VendorRefusal.of(key);
    Message message = Message.foreign(vendor.id(), vendor.text(), vendor.help());
    int shown = status == null ? vendor.status() : status;
    return Optional.of(new RedfishError(shown, message).reply());
  }

  private static Reply stale(Reply reply) {
    ObjectNode body = reply.body();
    if (body != null && body.has("@odata.etag")) {
      body.put("@odata.etag", OLD_ETAG);
    }
    return reply.unwritten().with("ETag", OLD_ETAG);
  }

  private void truncate(Reply reply, int length) {
    byte[] bytes = reply.bytes();
    HttpExchange.head(response, reply);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    byte[] part = Arrays.copyOf(bytes, Math.min(length, bytes.length));
    response.write(
        false, ByteBuffer.wrap(part), Callback.from(this::breakOff, failure -> breakOff()));
  }

  private void breakOff() {
    http.getConnectionMetaData().getConnection().getEndPoint().close();
    done.failed(new EOFException("connection closed on purpose"));
  }
}
