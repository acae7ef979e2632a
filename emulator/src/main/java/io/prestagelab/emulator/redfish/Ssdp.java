package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers searches for Redfish services (DSP0266, Discovery; UPnP Device Architecture). A service
 * at a loopback address answers this machine only.
 */
final class Ssdp implements AutoCloseable {

  /** The port of searches. */
  static final int PORT = 1900;

  private static final Logger LOG = LoggerFactory.getLogger(Ssdp.class);
  private static final String GROUP = "239.255.255.250";
  private static final Pattern TARGET = Pattern.compile("(?im)^ST:\\s*(\\S+)\\s*$");
  private static final String REDFISH = "urn:dmtf-org:service:redfish-rest:1";
  private static final String NAME = REDFISH + ":" + Types.REDFISH.split("\\.", -1)[1];

  /** A service that can be found. */
  record Place(URI root, UUID uuid, boolean thisMachineOnly) {}

  private final DatagramChannel channel;
  private final Place place;

  private Ssdp(DatagramChannel channel, Place place) {
    this.channel = channel;
    this.place = place;
  }

  /** Answers from now on, at all networks of this machine. */
  static Ssdp open(Place place) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
    channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    channel.bind(new InetSocketAddress(PORT));
    InetAddress group = InetAddress.getByName(GROUP);
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      if (network.isUp() && (network.supportsMulticast() || network.isLoopback())) {
        join(channel, group, network);
      }
    }
    Ssdp ssdp = new Ssdp(channel, place);
    Daemons.start("ssdp", ssdp::serve);
    return ssdp;
  }

  private static void join(DatagramChannel channel, InetAddress group, NetworkInterface network) {
    try {
      channel.join(group, network);
    } catch (IOException e) {
      LOG.debug("no searches are heard at {}: {}", network.getName(), e.toString());
    }
  }

  private void serve() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    while (channel.isOpen()) {
      try {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
        String search = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        Optional<String> answer = isHeard(from) ? answer(search, place) : Optional.empty();
        if (answer.isPresent()) {
          channel.send(ByteBuffer.wrap(answer.get().getBytes(StandardCharsets.UTF_8)), from);
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LOG.debug("a search was not answered: {}", e.toString());
      }
    }
  }

  private boolean isHeard(InetSocketAddress from) throws IOException {
    return !place.thisMachineOnly() || NetworkInterface.getByInetAddress(from.getAddress()) != null;
  }

  /** The answer to a datagram, if it is a search that this service is found by. */
  static Optional<String> answer(String search, Place place) {
    Matcher target = TARGET.matcher(search);
    if (!search.startsWith("M-SEARCH * HTTP/1.1") || !target.find()) {
      return Optional.empty();
    }
    String wanted = target.group(1);
    boolean found =
        wanted.equals("ssdp:all") || wanted.equals(REDFISH) || wanted.startsWith(REDFISH + ":");
    String answer =
        """
        HTTP/1.1 200 OK
        CACHE-CONTROL:max-age=1800
        ST:%s
        USN:uuid:%s::%s
        AL:%s
        EXT:

        """
            .formatted(NAME, place.uuid(), NAME, place.root());
    return found ? Optional.of(answer.replace("\n", "\r\n")) : Optional.empty();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing SSDP: {}", e.toString());
    }
  }
}
