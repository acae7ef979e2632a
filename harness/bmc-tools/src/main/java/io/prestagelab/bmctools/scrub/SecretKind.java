package io.prestagelab.bmctools.scrub;

/** What a value gives away. */
public enum SecretKind {
  /** Serial numbers, service tags, world-wide names, asset tags: what one piece of hardware has. */
  IDENTIFIER,
  /** UUIDs. */
  UUID,
  /** Ethernet addresses. */
  MAC,
  /** IPv4 addresses. */
  IPV4,
  /** IPv6 addresses. */
  IPV6,
  /** Names of hosts and domains. */
  HOST,
  /** Names of users and of people. */
  USER,
  /** Passwords, pass phrases, community strings, private keys. */
  PASSWORD,
  /** Session and other tokens. */
  TOKEN,
  /** Licence keys and entitlements. */
  LICENSE,
  /** Certificates, public keys, fingerprints. */
  CERTIFICATE,
  /** Places: postal addresses, rooms, telephone numbers. */
  PLACE;

  /** Whether it must not stay even if identities may. */
  boolean opensDoors() {
    return this == PASSWORD || this == TOKEN || this == LICENSE;
  }

  /** Whether {@code Bob} and {@code bob} are two values. */
  boolean minds() {
    return this == USER || this == PASSWORD || this == TOKEN || this == LICENSE;
  }
}
