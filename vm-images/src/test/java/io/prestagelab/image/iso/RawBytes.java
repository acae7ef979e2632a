package io.prestagelab.image.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Bytes as the specifications tell of them, read without the code that wrote them. */
final class RawBytes {
  private final byte[] all;

  RawBytes(byte[] all) {
    this.all = all;
  }

  byte[] all() {
    return all;
  }

  static RawBytes of(Path file) throws IOException {
    return new RawBytes(Files.readAllBytes(file));
  }

  private ByteBuffer little() {
    return ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
  }

  int u8(int at) {
    return all[at] & 0xFF;
  }

  int le16(int at) {
    return little().getShort(at) & 0xFFFF;
  }

  long le32(int at) {
    return little().getInt(at) & 0xFFFFFFFFL;
  }

  long le64(int at) {
    return little().getLong(at);
  }

  int be16(int at) {
    return ByteBuffer.wrap(all).getShort(at) & 0xFFFF;
  }

  long be32(int at) {
    return ByteBuffer.wrap(all).getInt(at) & 0xFFFFFFFFL;
  }

  /** ECMA-119 7.2.3: both byte orders, the little-endian one first. */
  int both16(int at) {
    assertThat(be16(at + 2)).isEqualTo(le16(at));
    return le16(at);
  }

  /** ECMA-119 7.3.3. */
  long both32(int at) {
    assertThat(be32(at + 4)).isEqualTo(le32(at));
    return le32(at);
  }

  String text(int at, int length) {
    return new String(all, at, length, StandardCharsets.ISO_8859_1);
  }

  RawBytes part(long at, int length) {
    return new RawBytes(Arrays.copyOfRange(all, (int) at, (int) at + length));
  }

  RawBytes sector(long number) {
    return part(number * 2048, 2048);
  }
}
