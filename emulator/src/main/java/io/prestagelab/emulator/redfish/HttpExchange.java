package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.fault.HttpFault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns HTTP into requests of a service, and its replies into HTTP. */
final class HttpExchange extends Handler.Wrapper {

  private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);
  private static final int MAX_BODY = 1 << 20;
  private static final int BODY_SECONDS = 30;

  private final Function<InetSocketAddress, @Nullable RedfishService> services;
  private final Connections connections;
  private final ExchangeLog exchanges;

  HttpExchange(
      Function<InetSocketAddress, @Nullable RedfishService> services,
      Connections connections,
      ExchangeLog exchanges) {
    this.services = services;
    this.connections = connections;
    this.exchanges = exchanges;
  }

  @Override
  public boolean handle(org.eclipse.jetty.server.Request http, Response response, Callback callback)
      throws Exception {
    if (http.getHeaders().contains(HttpHeader.UPGRADE, "websocket")) {
      return super.handle(http, response, callback);
    }
    Connection connection = http.getConnectionMetaData().getConnection();
    connections.begin(connection);
    Callback done = Callback.from(callback, () -> connections.end(connection));
    RedfishService service =
        http.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress address
            ? services.apply(address)
            : null;
    if (service == null) {
      send(
          response,
          new RedfishError(404, Message.of(BaseMessage.RESOURCE_MISSING_AT_URI, path(http)))
              .reply(),
          done);
      return true;
    }
    readBody(http, service, response, done);
    return true;
  }

  private void readBody(
      org.eclipse.jetty.server.Request http,
      RedfishService service,
      Response response,
      Callback done) {
    long length = http.getLength();
    boolean chunked = http.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (length == 0 || (length < 0 && !chunked)) {
      answer(http, new byte[0], service, response, done);
      return;
    }
    if (length > MAX_BODY) {
      refuse(response, tooLarge(), done);
      return;
    }
    CompletableFuture<byte[]> body = BodyReader.read(http, MAX_BODY);
    if (body.isDone() && !body.isCompletedExceptionally()) {
      answer(http, body.join(), service, response, done);
      return;
    }
    var unused =
        body.orTimeout(BODY_SECONDS, TimeUnit.SECONDS)
            .whenCompleteAsync(
                (bytes, problem) -> {
                  if (problem == null) {
                    answer(http, bytes, service, response, done);
                  } else {
                    unread(response, problem, done);
                  }
                },
                getServer().getThreadPool());
  }

  private static void unread(Response response, Throwable problem, Callback done) {
    Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
    if (cause instanceof TimeoutException) {
      Message why = Message.error("The body did not come within " + BODY_SECONDS + " s.");
      refuse(response, new RedfishError(408, why), done);
    } else if (cause instanceof BodyReader.TooLong) {
      refuse(response, tooLarge(), done);
    } else if (cause instanceof HttpException) {
      refuse(
          response, new RedfishError(400, Message.of(BaseMessage.UNRECOGNIZED_REQUEST_BODY)), done);
    } else {
      done.failed(problem);
    }
  }

  private static RedfishError tooLarge() {
    return new RedfishError(413, Message.error("The body is longer than " + MAX_BODY + " bytes."));
  }

  private static void refuse(Response response, RedfishError why, Callback done) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    send(response, why.reply(), done);
  }

  private void answer(
      org.eclipse.jetty.server.Request http,
      byte[] body,
      RedfishService service,
      Response response,
      Callback done) {
    try {
      Request request =
          new Request(
              http.getMethod(), path(http), query(http), name -> http.getHeaders().get(name), body);
      HttpFault fault = service.strike(request).orElse(null);
      if (fault != null) {
        new Striking(fault, this, http, response, done).answer(service, request);
        return;
      }
      Reply reply = service.answer(request);
      exchanges.add(request, reply, null);
      deliver(http, response, reply, done);
    } catch (RedfishError e) {
      send(response, e.reply(), done);
    } catch (IOException | RuntimeException e) {
      LOG.error("{} {} failed", http.getMethod(), http.getHttpURI().getPath(), e);
      done.failed(e);
    }
  }

  private static void deliver(
      org.eclipse.jetty.server.Request http, Response response, Reply reply, Callback done) {
    if (reply.stream() == null) {
      send(response, reply, done);
      return;
    }
    head(response, reply);
    // the head goes with the first words: a client that has it has subscribed, and misses nothing
    reply.stream().accept(new HttpStream(http, response, done));
  }

  /** Notes what a fault has made of an exchange. */
  void note(Request request, Reply reply, HttpFault fault) throws IOException {
    exchanges.add(request, reply, fault);
  }

  private static String path(org.eclipse.jetty.server.Request http) {
    String path = http.getHttpURI().getPath();
    return path == null ? "/" : path.replace("%24", "$");
  }

  private static Map<String, List<String>> query(org.eclipse.jetty.server.Request http) {
    if (http.getHttpURI().getQuery() == null) {
      return Map.of();
    }
    try {
      Fields fields = org.eclipse.jetty.server.Request.extractQueryParameters(http);
      Map<String, List<String>> query = new TreeMap<>();
      for (Fields.Field field : fields) {
        query.put(field.getName(), field.getValues());
      }
      return query;
    } catch (RuntimeException e) {
      throw new RedfishError(400, Message.error("The query string is malformed."));
    }
  }

  static void head(Response response, Reply reply) {
    response.setStatus(reply.status());
    response.getHeaders().put("OData-Version", "4.0");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    if (reply.body() != null) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");
    }
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
  }

  static void send(Response response, Reply reply, Callback done) {
    head(response, reply);
    byte[] bytes = reply.bytes();
    if (reply.status() != 304 && reply.status() != 204) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    }
    response.write(true, ByteBuffer.wrap(bytes), done);
  }

  /** What HTTP itself has to complain of, in Redfish's form. */
  static boolean error(
      org.eclipse.jetty.server.Request http, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    Message why =
        switch (status) {
          case 431 -> Message.error("The header is longer than this service accepts.");
          case 414 -> Message.error("The URI is longer than this service accepts.");
          case 500 -> Message.of(BaseMessage.INTERNAL_ERROR);
          default -> Message.error("The request is no HTTP that this service knows.");
        };
    send(response, new RedfishError(status, why).reply(), callback);
    return true;
  }
}
