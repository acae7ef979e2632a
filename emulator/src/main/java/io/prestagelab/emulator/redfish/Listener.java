package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.tls.AnyCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Somebody's listener for events: HTTP/1.1, because simple listeners know nothing else.
 *
 * @param destination where events are posted to
 * @param headers sent with every event, never shown
 * @param verified whether an https listener's certificate has to be one that Java trusts
 */
record Listener(URI destination, Map<String, String> headers, boolean verified) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Made when the first event is sent: most services never send one. */
  private static final class AnyServer {
    static final HttpClient HTTP = client().sslContext(AnyCertificate.context()).build();
  }

  private static final class TrustedServer {
    static final HttpClient HTTP = client().build();
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }

  Listener verifying(boolean other) {
    return new Listener(destination, headers, other);
  }

  /** Posts {@code body}; what the result says is why it was not taken, empty if it was. */
  CompletableFuture<String> post(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(destination)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    HttpClient client = verified ? TrustedServer.HTTP : AnyServer.HTTP;
    return client
        .sendAsync(request.build(), BodyHandlers.discarding())
        .handle((answer, problem) -> problem == null ? refusal(answer.statusCode()) : why(problem));
  }

  private static String refusal(int status) {
    return status / 100 == 2 ? "" : "the listener answered " + status;
  }

  private static String why(Throwable problem) {
    Throwable inner = problem.getCause();
    Throwable cause = problem instanceof CompletionException && inner != null ? inner : problem;
    String words = cause.getMessage();
    return cause.getClass().getSimpleName() + (words == null ? "" : ": " + words);
  }
}
