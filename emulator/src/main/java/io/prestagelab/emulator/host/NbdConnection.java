package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaReadListener;
import io.prestagelab.emulator.media.MediaSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's side of one NBD connection: fixed newstyle handshake, one read-only export whatever
 * its name, simple replies.
 *
 * <p>Source: the NBD protocol document of the NetworkBlockDevice project.
 */
final class NbdConnection {

  private static final Logger LOG = LoggerFactory.getLogger(NbdConnection.class);

  private static final long NBDMAGIC = 0x4e42444d41474943L;
  private static final long IHAVEOPT = 0x49484156454f5054L;
  private static final long OPTION_REPLY = 0x3e889045565a9L;
  private static final int REQUEST_MAGIC = 0x25609513;
  private static final int REPLY_MAGIC = 0x67446698;

  private static final short FIXED_NEWSTYLE_NO_ZEROES = 3;
  private static final short HAS_FLAGS_READ_ONLY_MULTI_CONN = 1 | 2 | 1 << 8;

  private static final int OPT_EXPORT_NAME = 1;
  private static final int OPT_ABORT = 2;
  private static final int OPT_INFO = 6;
  private static final int OPT_GO = 7;
  private static final int REP_ACK = 1;
  private static final int REP_INFO = 3;
  private static final int REP_ERR_UNSUP = 0x80000001;

  private static final int CMD_READ = 0;
  private static final int CMD_DISC = 2;
  private static final int CMD_FLUSH = 3;
  private static final int EPERM = 1;
  private static final int EIO = 5;
  private static final int EINVAL = 22;

  private static final int MAX_READ = 32 << 20;
  private static final int MAX_OPTION = 64 << 10;

  private final SocketChannel channel;
  private final MediaSource medium;
  private final MediaReadListener reads;

  NbdConnection(SocketChannel channel, MediaSource medium, MediaReadListener reads) {
    this.channel = channel;
    this.medium = medium;
    this.reads = reads;
  }

  /** Serves until the client disconnects or the channel is closed. */
  void serve() throws IOException {
    if (handshake()) {
      boolean more = true;
      while (more) {
        more = answer();
      }
    }
  }

  private boolean handshake() throws IOException {
    send(bytes(18).putLong(NBDMAGIC).putLong(IHAVEOPT).putShort(FIXED_NEWSTYLE_NO_ZEROES));
    boolean noZeroes = (receive(4).getInt() & 2) != 0;
    while (true) {
      ByteBuffer head = receive(16);
      if (head.getLong() != IHAVEOPT) {
        throw new IOException("not an NBD client");
      }
      int option = head.getInt();
      int length = head.getInt();
      if (length < 0 || length > MAX_OPTION) {
        throw new IOException("NBD option of " + length + " bytes");
      }
      receive(length);
      switch (option) {
        case OPT_EXPORT_NAME -> {
          send(exportData(bytes(10 + (noZeroes ? 0 : 124))));
          return true;
        }
        case OPT_GO, OPT_INFO -> {
          sendInfo(option);
          if (option == OPT_GO) {
            return true;
          }
        }
        case OPT_ABORT -> {
          reply(option, REP_ACK, bytes(0));
          return false;
        }
        default -> reply(option, REP_ERR_UNSUP, bytes(0));
      }
    }
  }

  private void sendInfo(int option) throws IOException {
    reply(option, REP_INFO, exportData(bytes(12).putShort((short) 0)));
    reply(option, REP_ACK, bytes(0));
  }

  private ByteBuffer exportData(ByteBuffer target) {
    target.putLong(medium.length()).putShort(HAS_FLAGS_READ_ONLY_MULTI_CONN);
    return target.position(target.capacity());
  }

  private void reply(int option, int type, ByteBuffer data) throws IOException {
    ByteBuffer message = bytes(20 + data.position());
    message.putLong(OPTION_REPLY).putInt(option).putInt(type).putInt(data.position());
    send(message.put(data.flip()));
  }

  private boolean answer() throws IOException {
    ByteBuffer request = bytes(28);
    if (!fill(request)) {
      return false;
    }
    if (request.getInt() != REQUEST_MAGIC) {
      throw new IOException("broken NBD request");
    }
    request.getShort();
    int command = request.getShort();
    long cookie = request.getLong();
    long offset = request.getLong();
    int length = request.getInt();
    switch (command) {
      case CMD_READ -> read(cookie, offset, length);
      case CMD_FLUSH -> send(simple(0, 0, cookie));
      case CMD_DISC -> {
        return false;
      }
      default -> send(simple(0, EPERM, cookie));
    }
    return true;
  }

  private void read(long cookie, long offset, int length) throws IOException {
    if (length < 0 || length > MAX_READ || offset < 0 || offset + length > medium.length()) {
      send(simple(0, EINVAL, cookie));
      return;
    }
    ByteBuffer reply = simple(length, 0, cookie);
    try {
      medium.read(offset, reply);
    } catch (IOException e) {
      LOG.warn("medium {}: read at {} failed: {}", medium.name(), offset, e.toString());
      send(simple(0, EIO, cookie));
      return;
    }
    reads.read(offset, length);
    send(reply);
  }

  private static ByteBuffer simple(int payload, int error, long cookie) {
    return bytes(16 + payload).putInt(REPLY_MAGIC).putInt(error).putLong(cookie);
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size);
  }

  private void send(ByteBuffer message) throws IOException {
    message.flip();
    while (message.hasRemaining()) {
      channel.write(message);
    }
  }

  private ByteBuffer receive(int size) throws IOException {
    ByteBuffer buffer = bytes(size);
    if (!fill(buffer)) {
      throw new EOFException("NBD client went away");
    }
    return buffer;
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    buffer.flip();
    return true;
  }
}
