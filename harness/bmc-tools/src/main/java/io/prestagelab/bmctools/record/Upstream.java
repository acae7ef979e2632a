package io.prestagelab.bmctools.record;

import io.prestagelab.emulator.tls.AnyCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/** HTTP to the BMC that is recorded: bytes as they are, no redirects followed, bounded. */
final class Upstream {
  private static final int MAX_BODY = 8 << 20;
  private static final Pattern ILLEGAL = Pattern.compile("[^\\x21-\\x7e]|[\"<>\\\\^`{|}\\[\\]]");

  private final URI base;
  private final Duration limit;
  private final HttpClient http;

  /**
   * What the BMC answered.
   *
   * @param milliseconds until the answer was complete
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answered(int status, HttpHeaders headers, byte[] body, long milliseconds) {
    boolean ok() {
      return status / 100 == 2;
    }
  }

  /**
   * A connection that nothing has been sent over.
   *
   * @param base {@code https://address:port}
   * @param limit longest wait for an answer
   */
  Upstream(URI base, Duration limit) {
    this.base = base;
    this.limit = limit;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(15))
            .sslContext(AnyCertificate.context())
            .build();
  }

  URI base() {
    return base;
  }

  /**
   * Sends a request.
   *
   * @param target path and query
   * @throws IOException if no answer comes, or one that is too long
   */
  Answered send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(target))
            .timeout(limit)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    long start = System.nanoTime();
    try {
      HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] bytes = in.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
          throw new IOException(
              "the answer to %s %s is longer than 8 MiB".formatted(method, target));
        }
        long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Answered(response.statusCode(), response.headers(), bytes, milliseconds);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private URI uri(String target) throws IOException {
    String legal =
        ILLEGAL
            .matcher(target)
            .replaceAll(
                found -> {
                  StringBuilder out = new StringBuilder();
                  for (byte b : found.group().getBytes(StandardCharsets.UTF_8)) {
                    out.append("%%%02X".formatted(b));
                  }
                  return out.toString();
                });
    try {
      return URI.create(base + legal);
    } catch (IllegalArgumentException e) {
      throw new IOException("'%s' is no path".formatted(target), e);
    }
  }
}
