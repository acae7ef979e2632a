package io.prestagelab.emulator.bmc;

import io.prestagelab.emulator.media.MediaTrust;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The certificates of a drive's https servers, and whether they are looked at. */
public final class KnownServers {

  private final Map<Integer, X509Certificate> byId = new TreeMap<>();
  private boolean verified;
  private int lastId;

  KnownServers() {}

  /** Whether a server's certificate is looked at. */
  public synchronized boolean isVerified() {
    return verified;
  }

  /** Looks at servers' certificates from now on, or does not. */
  public synchronized void verify(boolean on) {
    verified = on;
  }

  /** Adds a certificate; its number. */
  public synchronized int add(X509Certificate certificate) {
    byId.put(++lastId, certificate);
    return lastId;
  }

  /** Forgets a certificate; false if there is none of this number. */
  public synchronized boolean remove(int id) {
    return byId.remove(id) != null;
  }

  /** All certificates by their numbers. */
  public synchronized Map<Integer, X509Certificate> all() {
    return new TreeMap<>(byId);
  }

  /** What a request for a medium is to believe. */
  public synchronized MediaTrust trust() {
    return new MediaTrust(verified, List.copyOf(byId.values()));
  }
}
