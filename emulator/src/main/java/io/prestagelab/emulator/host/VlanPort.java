package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A switch's port between a server's network interface and its network: the interface's frames
 * carry the tag of one VLAN (IEEE 802.1Q), the network's carry none. What has no tag, or another
 * VLAN's, goes nowhere.
 *
 * @param vlan its number
 * @param tagged the interface's side, which QEMU connects to
 * @param plain the network's side, which QEMU connects to
 */
record VlanPort(int vlan, GuestSocket tagged, GuestSocket plain) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VlanPort.class);

  /** Destination and source of a frame; the tag follows. */
  private static final int ADDRESSES = 12;

  private static final int TAG = 4;
  private static final short TAG_TYPE = (short) 0x8100;
  private static final int NUMBER_BITS = 0xFFF;
  private static final int LONGEST_FRAME = 1 << 17;

  /** Sockets in {@code folder}; frames pass once QEMU has connected to both. */
  static VlanPort open(Path folder, int vlan) throws IOException {
    VlanPort port =
        new VlanPort(
            vlan,
            GuestSocket.listen(folder.resolve("tagged")),
            GuestSocket.listen(folder.resolve("plain")));
    Daemons.start("vlan-" + vlan, port::serve);
    return port;
  }

  /** QEMU's arguments for the backend {@code id} of the interface, and its user-mode network. */
  List<String> arguments(String id) {
    String stream = "stream,server=off,addr.type=unix,id=%s,addr.path=%s";
    return List.of(
        "-netdev",
        stream.formatted(id, escaped(tagged)),
        "-netdev",
        stream.formatted("switch0", escaped(plain)),
        "-netdev",
        "user,id=network0",
        "-netdev",
        "hubport,id=port0,hubid=0,netdev=switch0",
        "-netdev",
        "hubport,id=port1,hubid=0,netdev=network0");
  }

  private static String escaped(GuestSocket socket) {
    return socket.path().toString().replace(",", ",,");
  }

  private void serve() {
    try {
      SocketChannel server = tagged.accept();
      SocketChannel network = plain.accept();
      Daemons.start("vlan-" + vlan + "-in", () -> pass(network, server, this::withTag));
      pass(server, network, this::withoutTag);
    } catch (IOException e) {
      LOG.debug("the port of VLAN {} ends: {}", vlan, e.toString());
    }
  }

  /** Until either side is gone, which ends the other. */
  private void pass(
      SocketChannel from, SocketChannel to, Function<byte[], Optional<byte[]>> change) {
    try (from;
        to) {
      while (true) {
        Optional<byte[]> changed = change.apply(read(from));
        if (changed.isPresent()) {
          write(to, changed.get());
        }
      }
    } catch (IOException e) {
      LOG.debug("the port of VLAN {} ends: {}", vlan, e.toString());
    }
  }

  /** QEMU sends a frame's length, four bytes, before it. */
  private static byte[] read(SocketChannel from) throws IOException {
    int length = filled(from, Integer.BYTES).getInt();
    if (length < 0 || length > LONGEST_FRAME) {
      throw new IOException("a frame of " + length + " bytes");
    }
    return filled(from, length).array();
  }

  private static ByteBuffer filled(SocketChannel from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("closed");
      }
    }
    return buffer.flip();
  }

  private static void write(SocketChannel to, byte[] frame) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(Integer.BYTES + frame.length).putInt(frame.length).put(frame).flip();
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }

  private Optional<byte[]> withTag(byte[] frame) {
    if (frame.length < ADDRESSES) {
      return Optional.empty();
    }
    return Optional.of(
        ByteBuffer.allocate(frame.length + TAG)
            .put(frame, 0, ADDRESSES)
            .putShort(TAG_TYPE)
            .putShort((short) vlan)
            .put(frame, ADDRESSES, frame.length - ADDRESSES)
            .array());
  }

  private Optional<byte[]> withoutTag(byte[] frame) {
    if (frame.length < ADDRESSES + TAG) {
      return Optional.empty();
    }
    ByteBuffer tag = ByteBuffer.wrap(frame, ADDRESSES, TAG);
    if (tag.getShort() != TAG_TYPE || (tag.getShort() & NUMBER_BITS) != vlan) {
      return Optional.empty();
    }
    return Optional.of(
        ByteBuffer.allocate(frame.length - TAG)
            .put(frame, 0, ADDRESSES)
            .put(frame, ADDRESSES + TAG, frame.length - ADDRESSES - TAG)
            .array());
  }

  @Override
  public void close() throws IOException {
    tagged.close();
    plain.close();
  }
}
