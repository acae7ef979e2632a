package io.prestagelab.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.emulator.TestWeb;
import io.prestagelab.emulator.media.MediaRequest.Transfer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaOpenerTest {

  private static final byte[] IMAGE = image();

  @TempDir Path folder;
  private PlainWeb web;

  private static byte[] image() {
    byte[] bytes = new byte[300_000];
    bytes[299_999] = 7;
    return bytes;
  }

  @BeforeEach
  void serve() throws IOException {
    web = new PlainWeb();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private MediaRequest request(
      URI image, long maxBytes, Duration patience, Duration limit, boolean elsewhere) {
    MediaLimits limits = new MediaLimits(maxBytes, patience, limit, elsewhere, false);
    return MediaRequest.of(image, limits, folder);
  }

  private MediaRequest usual(URI image) {
    return MediaRequest.of(image, folder);
  }

  @Test
  void a_medium_fetched_whole_leaves_no_file_even_while_it_is_used() throws IOException {
    try (MediaSource medium = MediaOpener.open(usual(web.whole(IMAGE)))) {
      ByteBuffer last = ByteBuffer.allocate(1);
      medium.read(299_999, last);
      assertThat(last.get(0)).isEqualTo((byte) 7);
      assertThat(medium.streamed()).isFalse();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void the_progress_of_fetching_is_told() throws IOException {
    List<Long> told = new CopyOnWriteArrayList<>();
    MediaOpener.open(usual(web.whole(IMAGE)), (bytes, total) -> told.add(bytes * 100 / total))
        .close();
    assertThat(told).isSorted().endsWith(100L).hasSizeGreaterThan(2);
  }

  @Test
  void streaming_from_a_server_without_ranges_is_refused() {
    MediaRequest request = usual(web.whole(IMAGE)).withTransfer(Transfer.STREAM);
    assertThatThrownBy(() -> MediaOpener.open(request))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("no byte ranges")
        .hasMessageContaining("Upload");
  }

  @Test
  void an_upload_is_fetched_whole_although_the_server_has_ranges() throws IOException {
    try (TestWeb ranges = new TestWeb();
        MediaSource medium =
            MediaOpener.open(usual(ranges.put("/a.iso", IMAGE)).withTransfer(Transfer.UPLOAD))) {
      assertThat(medium.streamed()).isFalse();
    }
  }

  @Test
  void a_server_that_falls_silent_is_given_up() {
    MediaRequest request =
        request(web.halting(IMAGE), 1 << 20, Duration.ofMillis(300), Duration.ofHours(1), false);
    assertThatThrownBy(() -> MediaOpener.open(request))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("silent");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_medium_that_is_too_long_is_refused() {
    MediaRequest request =
        request(web.whole(IMAGE), 1000, Duration.ofSeconds(60), Duration.ofHours(1), false);
    assertThatThrownBy(() -> MediaOpener.open(request))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("1 to 1000 are accepted");
  }

  @Test
  void fetching_has_a_limit_in_all() {
    MediaRequest request =
        request(web.whole(IMAGE), 1 << 20, Duration.ofSeconds(60), Duration.ofNanos(1), false);
    assertThatThrownBy(() -> MediaOpener.open(request))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("not fetched within");
  }

  @Test
  void a_redirect_to_another_host_is_followed_only_if_allowed_and_without_credentials()
      throws IOException {
    URI other = URI.create(web.whole(IMAGE).toString().replace("127.0.0.1", "localhost"));
    URI moved = web.leadingTo(other);
    assertThatThrownBy(() -> MediaOpener.open(usual(moved)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("redirect to another host (localhost) is not allowed");
    web.credentials.clear();
    MediaRequest allowed =
        request(moved, 1 << 20, Duration.ofSeconds(60), Duration.ofHours(1), true)
            .withCredentials("user", "secret");
    MediaOpener.open(allowed).close();
    assertThat(web.credentials).hasSize(2).last().isEqualTo("none");
    assertThat(web.credentials.get(0)).startsWith("Basic ");
  }
}
