package io.prestagelab.cli.storm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts faults into running BMCs at the control port, as curl does. */
final class StormFaults {
  private static final int CREATED = 201;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(
              Executors.newFixedThreadPool(
                  2,
                  work -> {
                    Thread thread = new Thread(work, "storm-faults");
                    thread.setDaemon(true);
                    return thread;
                  }))
          .build();

  void put(URI faults, String fault) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(faults)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(fault));
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() != CREATED) {
      throw new AssertionError("%s: %s".formatted(fault, answer.body()));
    }
  }

  /** Takes all faults out; how often they have struck. */
  int clear(URI faults) {
    int struck = 0;
    for (JsonNode one : JsonMapper.shared().readTree(send(HttpRequest.newBuilder(faults)).body())) {
      struck += one.path("struck").asInt(0);
    }
    HttpResponse<String> unused = send(HttpRequest.newBuilder(faults).DELETE());
    return struck;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
