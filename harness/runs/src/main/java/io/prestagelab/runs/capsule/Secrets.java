package io.prestagelab.runs.capsule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes passwords, tokens and keys out of records. */
public final class Secrets {

  private static final String NAMES =
      "(?:[a-z_]*password|x-auth-token|[a-z_]*token|authorization|passphrase|secret)";

  /** Below it, in bytes, three letters that look like its beginning are chance. */
  private static final int SHORTEST_HASH = 20;

  private static final String STARS = "***";
  private static final String TEXT = "\"(?:[^\"\\\\\n]|\\\\.)*+\"|'[^'\n]*'";

  /** Ends before a quote that closes what the value stands in. */
  private static final String BARE =
      "[^\\s,;}\\[{\"'\\\\][^\\s,;}]*?(?=(?:\\\\*[\"'])?(?:[\\s,;}\\])]|$))";

  /** Of JSON, and of JSON within JSON, whose quotes have backslashes before them. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?im)(%s(\\\\*\")\\s*[:=]\\s*)(?:%s|(\\\\+\").*?\\3|\\[[^\\]]*\\]|%s|\".*)"
              .formatted(NAMES, TEXT, BARE));

  /** Of anything else, which may stand in a JSON text itself: a quote may be the end of that. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?im)(%s\\s*[:=]\\s*)(?!\\\\*\"\\s*(?:[,}\\]:]|$))(?:%s|(\\\\+\").*?\\2|%s|\"[^\\s,;}]+)"
              .formatted(NAMES, TEXT, BARE));

  private static final Pattern QUOTE = Pattern.compile("\\\\*[\"']");
  private static final Pattern CREDENTIALS_IN_URL =
      Pattern.compile("(?i)(https?://)[^/\\s:@]+:[^/\\s@]+@");
  private static final Pattern KEY =
      Pattern.compile(
          "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----|\\$[156y]\\$[^\\s:,;'\"]{8,}");

  private static final byte[] KEY_BEGIN = ascii("-----BEGIN ");

  private Secrets() {}

  /**
   * Puts stars in the place of hashes of passwords (crypt(3)) and private keys (PEM) in a part of a
   * disk; everything else stays as it is and where it is.
   */
  static void coverIn(byte[] disk) {
    for (int i = 0; i + 2 < disk.length; i++) {
      if (disk[i] == '$' && disk[i + 2] == '$' && "156y".indexOf(disk[i + 1]) >= 0) {
        cover(disk, i + 3, endOfHash(disk, i + 3));
      } else if (disk[i] == '-' && isAt(disk, i, KEY_BEGIN)) {
        coverKey(disk, i + KEY_BEGIN.length);
      }
    }
  }

  private static int endOfHash(byte[] disk, int from) {
    int end = from;
    while (end < disk.length
        && (Character.isLetterOrDigit(disk[end]) || "./$=,*".indexOf(disk[end]) >= 0)) {
      end++;
    }
    return end - from < SHORTEST_HASH ? from : end;
  }

  /** Only what can be a key's lines: programs have the first line among their texts. */
  private static void coverKey(byte[] disk, int from) {
    int line = from;
    while (line < disk.length && disk[line] != '\n' && line - from < 40) {
      line++;
    }
    String type = new String(disk, from, line - from, StandardCharsets.ISO_8859_1);
    if (!type.strip().endsWith("PRIVATE KEY-----")) {
      return;
    }
    int end = line;
    while (end < disk.length
        && (Character.isLetterOrDigit(disk[end]) || "+/=\r\n :,".indexOf(disk[end]) >= 0)) {
      end++;
    }
    cover(disk, line, end);
  }

  private static void cover(byte[] disk, int from, int end) {
    for (int i = from; i < end; i++) {
      disk[i] = disk[i] == '\n' ? disk[i] : (byte) '*';
    }
  }

  private static boolean isAt(byte[] bytes, int at, byte[] what) {
    return at + what.length <= bytes.length
        && Arrays.equals(bytes, at, at + what.length, what, 0, what.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** The same text with three stars for each secret; bytes that are no text stay as they are. */
  static byte[] removedFrom(byte[] record) {
    String text = new String(record, StandardCharsets.ISO_8859_1);
    return removedFrom(text).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The same text with three stars for each secret. */
  public static String removedFrom(String text) {
    String clean = MEMBER.matcher(text).replaceAll(m -> hidden(m, m.group(2)));
    clean = SETTING.matcher(clean).replaceAll(m -> hidden(m, ""));
    clean = CREDENTIALS_IN_URL.matcher(clean).replaceAll("$1***@");
    return KEY.matcher(clean).replaceAll("***");
  }

  /** The stars in the quotes that the value had; without any, in those of its name. */
  private static String hidden(MatchResult match, String quotes) {
    String value = match.group().substring(match.group(1).length());
    Matcher own = QUOTE.matcher(value);
    String quote = own.lookingAt() ? own.group() : quotes;
    return Matcher.quoteReplacement(match.group(1) + quote + STARS + quote);
  }
}
