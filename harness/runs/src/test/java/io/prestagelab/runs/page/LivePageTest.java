package io.prestagelab.runs.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LivePageTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path runs;
  private final LivePage page;

  LivePageTest(@TempDir Path runs) {
    this.runs = runs;
    this.page = new LivePage(LivePage.ChosenRun.newestIn(runs), 0);
  }

  @AfterEach
  void close() {
    page.close();
  }

  private int status(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }

  private BufferedReader events() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page.url().resolve("events")).build();
    InputStream body = client.send(request, BodyHandlers.ofInputStream()).body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  private static String until(BufferedReader lines, String wanted) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(wanted)) {
      line = lines.readLine();
    }
    return String.valueOf(line);
  }

  @Test
  void only_the_address_with_the_token_answers() throws Exception {
    assertThat(page.url().getHost()).isEqualTo("127.0.0.1");
    assertThat(status(page.url())).isEqualTo(200);
    assertThat(status(page.url().resolve("/"))).isEqualTo(404);
    assertThat(status(page.url().resolve("nothing"))).isEqualTo(404);
  }

  @Test
  void another_name_for_this_host_is_refused() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.url().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "GET %s HTTP/1.1\r\nHost: evil.example:%d\r\nConnection: close\r\n\r\n"
              .formatted(page.url().getPath(), page.url().getPort())
              .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void news_come_as_the_files_grow_and_the_newest_run_is_followed() throws Exception {
    SampleRun first = new SampleRun(runs.resolve("20260101-000000-demo"));
    first.line("server/console.log", 0, "hello");
    try (BufferedReader lines = events()) {
      assertThat(until(lines, "data:")).contains("20260101-000000-demo");
      assertThat(until(lines, "hello")).startsWith("data:");
      first.line("server/console.log", 10, "more of it");
      assertThat(until(lines, "more of it")).startsWith("data:").doesNotContain("hello");
      first.line("verdict.txt", "Verdict        LOCAL\n");
      assertThat(until(lines, "\"ended\":true")).contains("LOCAL");
      new SampleRun(runs.resolve("20260101-000000-demo-2")).line("run.log", 0, "again");
      assertThat(until(lines, "again")).startsWith("data:");
    }
  }

  @Test
  void a_viewer_that_has_gone_frees_its_place() throws Exception {
    List<BufferedReader> viewers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      viewers.add(events());
    }
    assertThat(until(events(), "Too many")).contains("Too many");
    for (BufferedReader viewer : viewers) {
      viewer.close();
    }
    await().atMost(Duration.ofSeconds(90)).until(() -> !until(events(), ":").equals("null"));
  }
}
