package io.prestagelab.harness.capsule;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes passwords, tokens and keys out of records. */
public final class Secrets {

  private static final String NAMES =
      "(?:[a-z_]*password|x-auth-token|[a-z_]*token|authorization|passphrase|secret)";
  private static final Pattern VALUE =
      Pattern.compile("(?i)(\"?" + NAMES + "\"?\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,;}]+)");
  private static final Pattern CREDENTIALS_IN_URL =
      Pattern.compile("(?i)(https?://)[^/\\s:@]+:[^/\\s@]+@");
  private static final Pattern KEY =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----|\\$[156y]\\$[^\\s:,;'\"]{8,}");

  private Secrets() {}

  /** The same text with three stars for each secret; bytes that are no text stay as they are. */
  static byte[] removedFrom(byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    return removedFrom(text).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same text with three stars for each secret. */
  public static String removedFrom(String text) {
    String clean = VALUE.matcher(text).replaceAll("$1\"***\"");
    clean = CREDENTIALS_IN_URL.matcher(clean).replaceAll("$1***@");
    return KEY.matcher(clean).replaceAll("***");
  }
}
