package io.prestagelab.emulator.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.TestWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCacheTest {
  private static final int BLOCK = 256 << 10;
  private static final int KEPT = 4;

  @TempDir Path folder;
  private final BlockCache cache = new BlockCache(KEPT);

  private HttpMedia medium(URI image, long length) {
    MediaRequest request = MediaRequest.of(image, folder);
    return new HttpMedia(request, new MediaClient(request), length, cache);
  }

  @Test
  void no_more_blocks_are_kept_however_many_media_there_are() throws IOException {
    byte[] bytes = new byte[3 * BLOCK];
    bytes[2 * BLOCK] = 7;
    try (TestWeb web = new TestWeb()) {
      URI image = web.put("/boot.iso", bytes);
      List<HttpMedia> media = new ArrayList<>();
      for (int i = 0; i < 2 * KEPT; i++) {
        HttpMedia medium = medium(image, bytes.length);
        media.add(medium);
        ByteBuffer all = ByteBuffer.allocate(bytes.length);
        medium.read(0, all);
        assertThat(all.array()).isEqualTo(bytes);
        assertThat(cache.size()).isLessThanOrEqualTo(KEPT);
      }
      media.forEach(HttpMedia::close);
      assertThat(cache.size()).isZero();
    }
  }

  @Test
  void a_block_that_was_read_just_now_is_not_fetched_again() throws IOException {
    try (TestWeb web = new TestWeb()) {
      HttpMedia medium = medium(web.put("/boot.iso", new byte[BLOCK]), BLOCK);
      medium.read(0, ByteBuffer.allocate(2048));
      byte[] other = new byte[BLOCK];
      other[2048] = 7;
      URI unused = web.put("/boot.iso", other);
      ByteBuffer more = ByteBuffer.allocate(2048);
      medium.read(2048, more);
      assertThat(more.get(0)).isZero();
    }
  }
}
