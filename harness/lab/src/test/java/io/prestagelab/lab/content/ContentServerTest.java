package io.prestagelab.lab.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
  void who_has_a_file_already_is_not_sent_it_again() throws Exception {
    String path = "/iso/shared/Packages/a%20b.rpm";
    String time = get(path).headers().firstValue("Last-Modified").orElseThrow();
    HttpResponse<String> again = send(request(path).header("If-Modified-Since", time));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    String older = "Thu, 01 Jan 1970 00:00:00 GMT";
    assertThat(send(request(path).header("If-Modified-Since", older)).statusCode()).isEqualTo(200);
    assertThat(send(request(path).header("If-Modified-Since", "today")).statusCode())
        .isEqualTo(200);
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
  void a_range_beyond_the_end_is_refused_with_the_size() throws Exception {
    HttpResponse<String> response =
        send(request("/iso/shared/Packages/a%20b.rpm").header("Range", "bytes=10-"));
    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(response.headers().firstValue("Content-Range")).contains("bytes */10");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void several_ranges_and_the_whole_range_get_the_whole_file() throws Exception {
    for (String range : List.of("bytes=0-1,3-4", "bytes=0-9", "lines=1-2")) {
      HttpResponse<String> response =
          send(request("/iso/shared/Packages/a%20b.rpm").header("Range", range));
      assertThat(response.statusCode()).as(range).isEqualTo(200);
      assertThat(response.body()).as(range).isEqualTo("0123456789");
      assertThat(response.headers().firstValue("Content-Range")).as(range).isEmpty();
    }
  }

  @Test
  void says_that_it_knows_ranges_and_what_kind_of_file_it_is() throws Exception {
    Files.writeString(folder.resolve("www/iso/ks.cfg"), "text");
    HttpResponse<String> file = get("/iso/shared/Packages/a%20b.rpm");
    assertThat(file.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(get("/iso/ks.cfg").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain");
    assertThat(get("/iso/").headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/html");
  }

  @Test
  void a_files_time_is_that_of_the_file() throws Exception {
    Path file = folder.resolve("www/iso/shared/Packages/a b.rpm");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-11-05T05:03:10Z")));
    assertThat(get("/iso/shared/Packages/a%20b.rpm").headers().firstValue("Last-Modified"))
        .contains("Fri, 5 Nov 2021 05:03:10 GMT");
  }

  @Test
  void what_is_not_there_is_not_found_and_logged_as_such() throws Exception {
    assertThat(get("/iso/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/iso/a%00b").statusCode()).isIn(400, 404);
    awaitLog(access -> access.path().equals("/iso/nothing"));
    assertThat(server.log().entries(access -> access.path().equals("/iso/nothing")))
        .singleElement()
        .satisfies(access -> assertThat(access.status()).isEqualTo(404))
        .satisfies(access -> assertThat(access.bytes()).isEqualTo("not found\n".length()));
  }

  @Test
  void a_head_is_logged_without_bytes_and_a_range_with_its_own() throws Exception {
    send(request("/iso/shared/Packages/a%20b.rpm").method("HEAD", none()));
    send(request("/iso/nothing").method("HEAD", none()));
    send(request("/iso/shared/Packages/a%20b.rpm").header("Range", "bytes=2-4"));
    await().until(() -> server.log().entries().size() == 3);
    assertThat(server.log().entries())
        .extracting(Access::method, Access::status, Access::bytes, Access::complete)
        .containsExactly(
            tuple("HEAD", 200, 0L, true),
            tuple("HEAD", 404, 0L, true),
            tuple("GET", 206, 3L, true));
  }

  @Test
  void the_log_is_a_file_too_a_line_a_request() throws Exception {
    get("/iso/shared/Packages/a%20b.rpm");
    await().until(() -> !Files.readString(folder.resolve("http.log")).isEmpty());
    assertThat(Files.readAllLines(folder.resolve("http.log")))
        .singleElement()
        .asString()
        .matches("\\S+Z GET /iso/shared/Packages/a b\\.rpm 200 10 complete");
  }

  @Test
  void who_listens_hears_each_request() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    server.log().onAccess(access -> heard.add(access.path()));
    get("/iso/nothing");
    await().until(() -> !heard.isEmpty());
    assertThat(heard).containsExactly("/iso/nothing");
  }

  @Test
  void a_truncated_file_has_no_more_and_says_so() throws Exception {
    server.inject(new ContentFault.Truncated(Pattern.compile("\\.rpm$"), 4));
    server.inject(new ContentFault.Truncated(Pattern.compile("\\.rpm$"), 6));
    HttpResponse<String> response = get("/iso/shared/Packages/a%20b.rpm");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("0123");
    awaitLog(Access::complete);
  }

  @Test
  void a_fault_strikes_only_the_paths_that_it_names() throws Exception {
    server.inject(new ContentFault.Status(Pattern.compile("\\.img$"), 500));
    server.inject(new ContentFault.FlipBit(Pattern.compile("\\.img$"), 0));
    assertThat(get("/iso/shared/Packages/a%20b.rpm").body()).isEqualTo("0123456789");
  }

  @Test
  void a_cut_counts_from_the_files_beginning_not_from_the_ranges() {
    server.inject(new ContentFault.CutAt(Pattern.compile("\\.rpm$"), 4));
    assertThatThrownBy(
            () -> send(request("/iso/shared/Packages/a%20b.rpm").header("Range", "bytes=2-8")))
        .isInstanceOf(IOException.class);
    awaitLog(access -> !access.complete() && access.bytes() == 2);
  }

  @Test
  void a_bit_is_flipped_within_a_range_and_nowhere_else() throws Exception {
    server.inject(new ContentFault.FlipBit(Pattern.compile("\\.rpm$"), 2));
    server.inject(new ContentFault.FlipBit(Pattern.compile("\\.rpm$"), 4));
    HttpRequest.Builder all = request("/iso/shared/Packages/a%20b.rpm");
    assertThat(send(all.copy().header("Range", "bytes=2-4")).body()).isEqualTo("335");
    assertThat(send(all.copy().header("Range", "bytes=3-3")).body()).isEqualTo("3");
    assertThat(send(all.copy().header("Range", "bytes=5-9")).body()).isEqualTo("56789");
  }

  @Test
  void a_slow_file_comes_whole() throws Exception {
    server.inject(new ContentFault.Slow(Pattern.compile("\\.rpm$"), 1000));
    assertThat(get("/iso/shared/Packages/a%20b.rpm").body()).isEqualTo("0123456789");
  }

  /** Two files of 50 kB at 500 kB a second take two tenths of one, however they are asked for. */
  @Test
  void files_share_the_link() throws Exception {
    Files.write(folder.resolve("www/iso/one"), new byte[50_000]);
    Files.write(folder.resolve("www/iso/two"), new byte[50_000]);
    server.limit(500_000);
    long begin = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.of("/iso/one", "/iso/two")
            .map(path -> http.sendAsync(request(path).build(), BodyHandlers.ofString()))
            .toList();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().body()).hasSize(50_000);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void names_in_a_listing_cannot_be_markup() throws Exception {
    Files.writeString(folder.resolve("www/iso/<b>&.rpm"), "");
    assertThat(get("/iso/").body())
        .contains("<a href=\"%3Cb%3E%26.rpm\">&lt;b&gt;&amp;.rpm</a>", "Index of /iso/")
        .doesNotContain("<b>");
  }

  @Test
  void a_plus_sign_in_a_path_is_one() throws Exception {
    Files.writeString(folder.resolve("www/iso/a+b.rpm"), "plus");
    assertThat(get("/iso/a+b.rpm").body()).isEqualTo("plus");
  }

  private void awaitLog(Predicate<Access> wanted) {
    await().until(() -> !server.log().entries(wanted).isEmpty());
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
