package io.prestagelab.emulator;

import java.net.InetAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What makes a {@link BmcServer}.
 *
 * @param folder where the TLS certificate is kept; created if missing
 * @param address where BMCs listen that have no address of their own
 * @param tls HTTPS only, or plain HTTP only
 * @param exchangeLog file to which every exchange is appended as a JSON line, or null
 */
public record BmcServerSettings(
    Path folder, InetAddress address, boolean tls, @Nullable Path exchangeLog) {

  /** HTTPS on the loopback address, exchanges kept in {@code folder/redfish.jsonl}. */
  public static BmcServerSettings in(Path folder) {
    return new BmcServerSettings(
        folder, InetAddress.getLoopbackAddress(), true, folder.resolve("redfish.jsonl"));
  }

  /** The same at another address. */
  public BmcServerSettings at(InetAddress other) {
    return new BmcServerSettings(folder, other, tls, exchangeLog);
  }

  /** The same with plain HTTP, for measurements. */
  public BmcServerSettings withoutTls() {
    return new BmcServerSettings(folder, address, false, exchangeLog);
  }

  /** The same with another exchange log, or none. */
  public BmcServerSettings withExchangeLog(@Nullable Path file) {
    return new BmcServerSettings(folder, address, tls, file);
  }
}
