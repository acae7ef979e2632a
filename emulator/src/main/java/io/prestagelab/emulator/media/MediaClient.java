package io.prestagelab.emulator.media;

import io.prestagelab.emulator.tls.AnyCertificate;
import io.prestagelab.emulator.tls.KnownCertificates;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * A BMC's HTTP client for media: certificates checked only if that was asked for, a few redirects,
 * Basic credentials.
 */
final class MediaClient {

  private static final int MAX_REDIRECTS = 5;
  private static final HttpClient HTTP = newClient(AnyCertificate.context());

  private final MediaRequest request;
  private final HttpClient http;
  private URI location;

  MediaClient(MediaRequest request) {
    this.request = request;
    this.location = request.image();
    MediaTrust trust = request.trust();
    this.http = trust.verified() ? newClient(KnownCertificates.context(trust.known())) : HTTP;
  }

  /** GETs {@code bytes=first-last}, following redirects within the bounds of the request. */
  <T> HttpResponse<T> getRange(long first, long last, BodyHandler<T> body) throws IOException {
    return follow("bytes=" + first + "-" + last, body);
  }

  <T> HttpResponse<T> getWhole(BodyHandler<T> body) throws IOException {
    return follow("", body);
  }

  private <T> HttpResponse<T> follow(String range, BodyHandler<T> body) throws IOException {
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpResponse<T> response = send(range, body);
      if (response.statusCode() / 100 != 3) {
        return response;
      }
      location = redirected(response);
    }
    throw new MediaException(request.image() + ": more than " + MAX_REDIRECTS + " redirects");
  }

  private URI redirected(HttpResponse<?> response) throws MediaException {
    URI next =
        response
            .headers()
            .firstValue("Location")
            .map(location::resolve)
            .orElseThrow(() -> new MediaException(location + ": redirect without Location"));
    boolean sameHost = request.image().getHost().equals(next.getHost());
    if (!sameHost && !request.limits().redirectsToOtherHosts()) {
      throw new MediaException(
          request.image() + ": redirect to another host (" + next.getHost() + ") is not allowed");
    }
    MediaRequest.checkScheme(next);
    return next;
  }

  private <T> HttpResponse<T> send(String range, BodyHandler<T> body) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(location).timeout(request.limits().patience());
    builder.header("User-Agent", "PrestageLab-BMC");
    if (!range.isEmpty()) {
      builder.header("Range", range);
    }
    MediaRequest.Login login = request.login();
    if (login != null && isAtHome()) {
      String pair = login.user() + ":" + login.password();
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      builder.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return await(http.sendAsync(builder.build(), body));
  }

  /** A server that a redirect led to does not get the credentials that were meant for another. */
  private boolean isAtHome() {
    URI image = request.image();
    return image.getHost().equals(location.getHost()) && image.getPort() == location.getPort();
  }

  /** The client's own time-out ends with the headers; a body can be late as well. */
  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> response)
      throws IOException {
    try {
      return response.get(request.limits().patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw new MediaException(
          location + ": no answer within " + request.limits().patience().toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        throw new MediaException(
            location + ": no answer within " + request.limits().patience().toSeconds() + " s", e);
      }
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("fetching " + location).initCause(e);
    }
  }

  private static HttpClient newClient(SSLContext tls) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(15))
        .followRedirects(HttpClient.Redirect.NEVER)
        .sslContext(tls)
        .build();
  }
}
