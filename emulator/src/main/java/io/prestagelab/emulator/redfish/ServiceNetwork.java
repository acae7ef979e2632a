package io.prestagelab.emulator.redfish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Where a service is reached, what it is called, and whether it can be found by SSDP. */
final class ServiceNetwork implements AutoCloseable {

  private final InetSocketAddress address;
  private final Ssdp.Place place;
  private volatile String hostName;
  private @Nullable Ssdp ssdp;

  ServiceNetwork(InetSocketAddress address, String hostName, Ssdp.Place place) {
    this.address = address;
    this.hostName = hostName;
    this.place = place;
  }

  InetSocketAddress address() {
    return address;
  }

  String hostName() {
    return hostName;
  }

  void rename(String other) {
    hostName = other;
  }

  synchronized boolean isAnnounced() {
    return ssdp != null;
  }

  /** Answers searches for Redfish services from now on, or does not. */
  synchronized void announce(boolean on) {
    if (on == (ssdp != null)) {
      return;
    }
    if (ssdp != null) {
      ssdp.close();
      ssdp = null;
      return;
    }
    try {
      ssdp = Ssdp.open(place);
    } catch (IOException e) {
      throw new UncheckedIOException("SSDP cannot be offered: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    announce(false);
  }
}
