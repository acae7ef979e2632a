package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VlanPortTest {

  private static final String ADDRESSES = "to----from--";

  @TempDir Path folder;

  private VlanPort port;
  private SocketChannel server;
  private SocketChannel network;

  @BeforeEach
  void connect() throws IOException {
    port = VlanPort.open(folder, 40);
    server = SocketChannel.open(UnixDomainSocketAddress.of(port.tagged().path()));
    network = SocketChannel.open(UnixDomainSocketAddress.of(port.plain().path()));
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    network.close();
    port.close();
  }

  @Test
  void a_frame_of_its_vlan_comes_out_without_the_tag() throws IOException {
    send(server, tagged(40, "first"));
    // the upper four bits are a priority, not the number
    send(server, tagged(0x6000 | 40, "second"));
    assertThat(received(network)).isEqualTo(ADDRESSES + "first");
    assertThat(received(network)).isEqualTo(ADDRESSES + "second");
  }

  @Test
  void what_is_of_another_vlan_or_of_none_goes_nowhere() throws IOException {
    send(server, tagged(41, "other"));
    send(server, bytes(ADDRESSES + "no tag at all"));
    send(server, bytes("short"));
    send(server, tagged(40, "right"));
    assertThat(received(network)).isEqualTo(ADDRESSES + "right");
  }

  @Test
  void a_frame_of_the_network_gets_the_tag() throws IOException {
    send(network, bytes("short"));
    send(network, bytes(ADDRESSES + "answer"));
    assertThat(received(server))
        .isEqualTo(new String(tagged(40, "answer"), StandardCharsets.ISO_8859_1));
  }

  @Test
  void both_ways_are_open_at_once() throws IOException {
    for (int i = 0; i < 100; i++) {
      send(server, tagged(40, "out" + i));
      send(network, bytes(ADDRESSES + "in" + i));
    }
    for (int i = 0; i < 100; i++) {
      assertThat(received(network)).isEqualTo(ADDRESSES + "out" + i);
      assertThat(received(server)).endsWith("in" + i);
    }
  }

  private static byte[] tagged(int tag, String rest) {
    return ByteBuffer.allocate(ADDRESSES.length() + 4 + rest.length())
        .put(bytes(ADDRESSES))
        .putShort((short) 0x8100)
        .putShort((short) tag)
        .put(bytes(rest))
        .array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void send(SocketChannel to, byte[] frame) throws IOException {
    to.write(ByteBuffer.allocate(4 + frame.length).putInt(frame.length).put(frame).flip());
  }

  private static String received(SocketChannel from) throws IOException {
    ByteBuffer length = filled(from, 4);
    return new String(filled(from, length.getInt()).array(), StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer filled(SocketChannel from, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining() && from.read(buffer) >= 0) {}
    return buffer.flip();
  }
}
