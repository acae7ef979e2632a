package io.prestagelab.bmctools.scrub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for each secret: the same for the same value, another for another. The key is kept by
 * nobody, so that short values cannot be found by trying.
 */
final class Pseudonyms {
  private static final int TRIES = 10_000;

  private final Mac mac;
  private final Map<String, String> given = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<SecretKind, Integer> counts = new EnumMap<>(SecretKind.class);

  Pseudonyms(byte[] key) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC", e);
    }
  }

  /** A value that no pseudonym may be equal to. */
  void avoid(String value) {
    taken.add(value.toLowerCase(Locale.ROOT));
  }

  /** What stands for {@code value}, which is canonical. */
  String of(SecretKind kind, String value) {
    String known = given.get(value);
    if (known != null) {
      return known;
    }
    for (int i = 0; i < TRIES; i++) {
      String made = make(kind, value, i);
      if (taken.add(made.toLowerCase(Locale.ROOT))) {
        given.put(value, made);
        return made;
      }
    }
    // so short that all of its kind are taken; two values then share one
    String made = make(kind, value, 0);
    given.put(value, made);
    return made;
  }

  private String make(SecretKind kind, String value, int attempt) {
    return switch (kind) {
      case IPV4 -> ipv4(next(kind));
      case IPV6 ->
          (value.startsWith("fe80") ? "fe80::5afe:%x" : "2001:db8::%x").formatted(next(kind));
      case MAC -> mac(next(kind));
      case UUID -> uuid(value, attempt);
      case HOST ->
          (value.startsWith(".") ? "domain-%d.example.org" : "host-%d").formatted(next(kind));
      case USER -> (value.contains("@") ? "user-%d@example.org" : "user-%d").formatted(next(kind));
      case PASSWORD -> "removed-secret-" + next(kind);
      case TOKEN -> "removed-token-" + next(kind);
      case LICENSE -> "removed-license-" + next(kind);
      case CERTIFICATE -> certificate(value, next(kind));
      case PLACE -> "removed-place-" + next(kind);
      case IDENTIFIER -> alike(value, attempt);
    };
  }

  private int next(SecretKind kind) {
    return counts.merge(kind, 1, Integer::sum);
  }

  /** The three networks for documentation (RFC 5737), then the one for benchmarks (RFC 2544). */
  private static String ipv4(int number) {
    int index = number - 1;
    String[] networks = {"192.0.2.", "198.51.100.", "203.0.113."};
    if (index < 254 * networks.length) {
      return networks[index / 254] + (index % 254 + 1);
    }
    int rest = index - 254 * networks.length;
    return "198.%d.%d.%d".formatted(18 + ((rest >> 16) & 1), (rest >> 8) & 255, rest & 255);
  }

  private static String mac(int number) {
    return "02:00:5e:%02x:%02x:%02x"
        .formatted((number >> 16) & 255, (number >> 8) & 255, number & 255);
  }

  private static String certificate(String value, int number) {
    return value.contains("-----BEGIN")
        ? "-----BEGIN CERTIFICATE-----\nremoved-%d\n-----END CERTIFICATE-----\n".formatted(number)
        : "removed-certificate-" + number;
  }

  private String uuid(String value, int attempt) {
    byte[] hash = hash(value, attempt);
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x40);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      out.append(i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "")
          .append("%02x".formatted(hash[i]));
    }
    return out.toString();
  }

  /** The same length, letters for letters, digits for digits. */
  private String alike(String value, int attempt) {
    StringBuilder out = new StringBuilder(value.length());
    byte[] hash = new byte[0];
    for (int i = 0; i < value.length(); i++) {
      if (i % 32 == 0) {
        hash = hash(value, attempt * 1000 + i / 32);
      }
      int random = hash[i % 32] & 255;
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        out.append((char) ((i == 0 ? '1' : '0') + random % (i == 0 ? 9 : 10)));
      } else if (Character.isUpperCase(c)) {
        out.append((char) ('A' + random % 26));
      } else if (Character.isLetter(c)) {
        out.append((char) ('a' + random % 26));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private byte[] hash(String value, int attempt) {
    return mac.doFinal((attempt + "/" + value).getBytes(StandardCharsets.UTF_8));
  }
}
