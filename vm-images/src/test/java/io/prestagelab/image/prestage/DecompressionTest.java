package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a patch's parts are compressed by is told by their first bytes, not by their names. */
class DecompressionTest {

  private static byte[] plain(byte[] bytes) throws IOException {
    try (InputStream in =
        Decompression.of(new BufferedInputStream(new ByteArrayInputStream(bytes)))) {
      assertThat(in.markSupported()).isTrue();
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "xz", "bzip2"})
  void what_is_compressed_is_read_plain(String by) throws IOException, CompressorException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out =
        new CompressorStreamFactory().createCompressorOutputStream(by, compressed)) {
      out.write("metadata.xml".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(plain(compressed.toByteArray())).asString().isEqualTo("metadata.xml");
  }

  /**
   * Each begins as something compressed does, and goes on otherwise; or ends before it can tell.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1f",
        "1f8a0000",
        "008b0000",
        "fd",
        "fd370000",
        "fd007a00",
        "00377a00",
        "42",
        "425a",
        "425a0000",
        "42006800",
        "005a6800",
        "28b50000",
        "28002f00",
        "00b52f00",
        "7061636b"
      })
  void anything_else_is_as_it_is(String bytes) throws IOException {
    byte[] given = HexFormat.of().parseHex(bytes);
    assertThat(plain(given)).isEqualTo(given);
  }

  @Test
  void what_is_not_supported_is_named_with_what_is() {
    assertThatThrownBy(() -> plain(HexFormat.of().parseHex("28b52ffd")))
        .isInstanceOf(IOException.class)
        .hasMessage("it is compressed by zstd, which is not supported; repack it with xz");
  }
}
