package io.prestagelab.emulator;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What makes a {@link BmcServer}.
 *
 * @param folder where the TLS certificate is kept; created if missing
 * @param address where BMCs listen that have no address of their own
 * @param tls HTTPS only, or plain HTTP only
 * @param exchangeLog file to which every exchange is appended as a JSON line, or null
 * @param heartbeat how often an event stream is probed; a client that has gone is noticed by it
 */
public record BmcServerSettings(
    Path folder, InetAddress address, boolean tls, @Nullable Path exchangeLog, Duration heartbeat) {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  /** HTTPS on the loopback address, exchanges kept in {@code folder/redfish.jsonl}. */
  public static BmcServerSettings in(Path folder) {
    return new BmcServerSettings(
        folder, InetAddress.getLoopbackAddress(), true, folder.resolve("redfish.jsonl"), HEARTBEAT);
  }

  /** The same at another address. */
  public BmcServerSettings at(InetAddress other) {
    return new BmcServerSettings(folder, other, tls, exchangeLog, heartbeat);
  }

  /** The same with plain HTTP, for measurements. */
  public BmcServerSettings withoutTls() {
    return new BmcServerSettings(folder, address, false, exchangeLog, heartbeat);
  }

  /** The same with another exchange log, or none. */
  public BmcServerSettings withExchangeLog(@Nullable Path file) {
    return new BmcServerSettings(folder, address, tls, file, heartbeat);
  }

  /** The same with event streams probed as often as this. */
  public BmcServerSettings withHeartbeat(Duration pause) {
    return new BmcServerSettings(folder, address, tls, exchangeLog, pause);
  }
}
