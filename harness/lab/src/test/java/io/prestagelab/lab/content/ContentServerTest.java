package io.prestagelab.lab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.prestagelab.lab.LabException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentServerTest {
  @TempDir Path folder;
  private ContentServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void serve() throws IOException {
    Path root = Files.createDirectories(folder.resolve("www"));
    Files.createDirectories(root.resolve("iso/shared/Packages"));
    Files.writeString(root.resolve("iso/shared/Packages/a b.rpm"), "0123456789");
    Files.createDirectories(root.resolve("iso/nodes/one"));
    Files.createSymbolicLink(
        root.resolve("iso/nodes/one/Packages"), Path.of("../../shared/Packages"));
    server = ContentServer.start(root, "127.0.0.1", 0, new AccessLog(folder.resolve("http.log")));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    server.log().close();
  }

  @Test
  void lists_a_folder_behind_a_symbolic_link_with_names_that_can_be_fetched() throws Exception {
    assertThat(get("/iso/nodes/one/").body()).contains("<a href=\"Packages/\">");
    assertThat(get("/iso/nodes/one/Packages/").body()).contains("<a href=\"a%20b.rpm\">");
    assertThat(get("/iso/nodes/one/Packages/a%20b.rpm").body()).isEqualTo("0123456789");
  }

  @Test
  void sends_a_folder_without_its_slash_to_the_one_with_it() throws Exception {
    HttpResponse<String> response = get("/iso/nodes/one/Packages");
    assertThat(response.statusCode()).isEqualTo(301);
    assertThat(response.headers().firstValue("Location")).contains("/iso/nodes/one/Packages/");
  }

  @Test
  void answers_head_with_length_and_time_and_no_body() throws Exception {
    HttpResponse<String> response =
        send(request("/iso/shared/Packages/a%20b.rpm").method("HEAD", none()));
    assertThat(response.body()).isEmpty();
    assertThat(response.headers().firstValue("Content-Length")).contains("10");
    assertThat(response.headers().firstValue("Last-Modified")).isPresent();
  }

  @Test
  void answers_a_range_with_just_that() throws Exception {
    HttpResponse<String> response =
        send(request("/iso/shared/Packages/a%20b.rpm").header("Range", "bytes=2-4"));
    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo("234");
    assertThat(response.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
  }

  @Test
  void counts_objects_and_bytes() throws Exception {
    get("/iso/nodes/one/Packages/a%20b.rpm");
    await().until(() -> !server.log().entries().isEmpty());
    assertThat(server.log().entries(access -> access.path().endsWith(".rpm")))
        .singleElement()
        .satisfies(access -> assertThat(access.bytes()).isEqualTo(10))
        .satisfies(access -> assertThat(access.complete()).isTrue());
  }

  @Test
  void a_status_fault_takes_the_place_of_the_file() throws Exception {
    server.inject(new ContentFault.Status(Pattern.compile("\\.rpm$"), 404));
    assertThat(get("/iso/shared/Packages/a%20b.rpm").statusCode()).isEqualTo(404);
  }

  @Test
  void a_cut_drops_the_connection_in_mid_body_and_is_logged() {
    server.inject(new ContentFault.CutAt(Pattern.compile("\\.rpm$"), 4));
    assertThatThrownBy(() -> get("/iso/shared/Packages/a%20b.rpm")).isInstanceOf(IOException.class);
    await().until(() -> !server.log().entries().isEmpty());
    assertThat(server.log().entries(access -> !access.complete()))
        .singleElement()
        .satisfies(access -> assertThat(access.bytes()).isEqualTo(4));
  }

  @Test
  void a_flipped_bit_changes_one_byte() throws Exception {
    server.inject(new ContentFault.FlipBit(Pattern.compile("\\.rpm$"), 3));
    assertThat(get("/iso/shared/Packages/a%20b.rpm").body()).isEqualTo("0122456789");
  }

  @Test
  void does_not_serve_what_lies_outside_its_root() throws Exception {
    Files.writeString(folder.resolve("secret"), "secret");
    assertThat(get("/%2e%2e/secret").body()).doesNotContain("secret");
    assertThat(get("/iso/..%2f..%2f..%2fsecret").body()).doesNotContain("secret");
  }

  @Test
  void a_port_in_use_is_refused_in_one_line() {
    assertThatThrownBy(() -> ContentServer.start(folder, "127.0.0.1", server.port(), server.log()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("port " + server.port() + " on 127.0.0.1 is in use");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.BodyPublisher none() {
    return HttpRequest.BodyPublishers.noBody();
  }
}
