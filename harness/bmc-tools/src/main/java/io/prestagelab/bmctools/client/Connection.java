package io.prestagelab.bmctools.client;

import io.prestagelab.emulator.tls.AnyCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one BMC: headers, one answer per request, the record of exchanges. Nothing is shared
 * between connections.
 */
public final class Connection {
  private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
  private static final int BUSY_TRIES = 4;
  private static final int REDIRECTS = 3;
  private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);
  private static final long SHORTEST_REST = 200;
  private static final long LONGEST_REST = 10_000;
  private static final long GRACE = 1000;
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(\"[^\"]*(?:password|token|secret)[^\"]*\"\\s*:\\s*\")(?:[^\"\\\\]|\\\\.)*+");

  private static final Pattern IN_URL = Pattern.compile("(https?://)[^/@\\s\"]+@");

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

  /** The {@code Authorization} of these credentials. Source: RFC 7617. */
  public static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Sends this {@code Authorization} from now on where there is no token. */
  public void useBasic(String authorization) {
    basic = authorization;
  }

  /**
   * Reads a resource: again after a short rest where the BMC is busy (5xx) or broke off, and at the
   * place that it sends to.
   */
  public BmcReply get(String step, String path) {
    BmcReply reply = getOnce(step, path, true);
    for (int i = 0; i < BUSY_TRIES && reply.status() / 100 == 5; i++) {
      rest(step, reply);
      reply = getOnce(step, path, false);
    }
    return reply;
  }

  private BmcReply getOnce(String step, String path, boolean again) {
    try {
      BmcReply reply = send(step, "GET", path, null, null);
      for (int i = 0; i < REDIRECTS && REDIRECT.contains(reply.status()); i++) {
        Optional<String> place = reply.headers().firstValue("Location");
        if (place.isEmpty()) {
          return reply;
        }
        reply = send(step, "GET", Places.path(place.get()), null, null);
      }
      return reply;
    } catch (RedfishException e) {
      if (again && e.brokeOff()) {
        return getOnce(step, path, false);
      }
      throw e;
    }
  }

  /** Lets a BMC that is busy rest, as long as it asks for and ten seconds at most. */
  public void rest(String step, BmcReply busy) {
    String wanted = busy.headers().firstValue("Retry-After").orElse("");
    long seconds = wanted.matches("\\d{1,4}") ? Long.parseLong(wanted) : 0;
    try {
      Thread.sleep(Math.min(LONGEST_REST, Math.max(SHORTEST_REST, seconds * 1000)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedfishException(step, "interrupted", e);
    }
  }

  /**
   * Sends a request.
   *
   * @throws RedfishException that names {@code step} if no answer comes
   */
  public BmcReply send(
      String step, String method, String path, @Nullable String body, @Nullable String ifMatch) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(Places.path(path)))
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

  private BmcReply exchange(String step, HttpRequest request, String body) {
    Instant start = Instant.now();
    CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request, BoundedBody.handler());
    try {
      // the request's own limit ends with the headers; this one covers a body that trickles
      HttpResponse<String> response = answer.get(limit.toMillis() + GRACE, TimeUnit.MILLISECONDS);
      keep(start, request, body, response.statusCode(), response.body());
      return new BmcReply(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String complaint = Complaint.of(base, cause);
      keep(start, request, body, 0, complaint);
      throw new RedfishException(step, complaint, cause);
    } catch (TimeoutException e) {
      answer.cancel(true);
      keep(start, request, body, 0, "the answer never ended");
      throw new RedfishException(
          step, "no answer from the BMC at %s (its answer never ended)".formatted(base), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
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
    return IN_URL.matcher(SECRET.matcher(text).replaceAll("$1***")).replaceAll("$1***@");
  }
}
