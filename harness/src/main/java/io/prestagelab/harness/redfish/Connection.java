package io.prestagelab.harness.redfish;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one BMC: headers, one answer per request, the record of exchanges. Nothing is shared
 * between connections.
 */
public final class Connection {
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
  private static final Pattern SECRET =
      Pattern.compile("(\"(?:Password|Token|X-Auth-Token)\"\\s*:\\s*\")[^\"]*");

  private final HttpClient http;
  private final URI base;
  private final Consumer<Exchange> record;
  private final Duration limit;
  private @Nullable String token;
  private @Nullable String basic;

  /**
   * A connection that nothing has been sent over.
   *
   * @param base {@code https://address:port}
   * @param record hears every exchange, without secrets
   */
  public Connection(URI base, Consumer<Exchange> record) {
    this(base, record, REQUEST_LIMIT);
  }

  /** The same with another limit for an answer: some BMCs fetch a whole image before they do. */
  public Connection(URI base, Consumer<Exchange> record, Duration limit) {
    this.limit = limit;
    this.base = base;
    this.record = record;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .sslContext(AnyCertificate.context())
            .build();
  }

  /** Sends this session token from now on. */
  public void useToken(String newToken) {
    token = newToken;
  }

  /** Sends this {@code Authorization} from now on where there is no token. */
  public void useBasic(String authorization) {
    basic = authorization;
  }

  /** Reads a resource. */
  public Reply get(String step, String path) {
    return send(step, "GET", path, null, null);
  }

  /**
   * Sends a request.
   *
   * @throws RedfishException that names {@code step} if no answer comes
   */
  public Reply send(
      String step, String method, String path, @Nullable String body, @Nullable String ifMatch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(limit)
            .header("Accept", "application/json")
            .header("OData-Version", "4.0")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    if (token != null) {
      request.header("X-Auth-Token", token);
    } else if (basic != null) {
      request.header("Authorization", basic);
    }
    return exchange(step, request.build(), body == null ? "" : body);
  }

  private Reply exchange(String step, HttpRequest request, String body) {
    Instant start = Instant.now();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      keep(start, request, body, response.statusCode(), response.body());
      return new Reply(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      keep(start, request, body, 0, reason);
      throw new RedfishException(
          step, "no answer from the BMC at %s (%s)".formatted(base, reason), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(step, "interrupted", e);
    }
  }

  private void keep(Instant start, HttpRequest request, String body, int status, String response) {
    record.accept(
        new Exchange(
            start,
            Duration.between(start, Instant.now()).toMillis(),
            request.method(),
            request.uri().getPath(),
            withoutSecrets(body),
            status,
            withoutSecrets(response)));
  }

  static String withoutSecrets(String text) {
    return SECRET.matcher(text).replaceAll("$1***");
  }
}
