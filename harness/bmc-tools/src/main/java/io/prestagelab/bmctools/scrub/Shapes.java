package io.prestagelab.bmctools.scrub;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what is recognized by its form: addresses, UUIDs, keys, names of hosts in URLs. */
final class Shapes {

  /** Something found: where, what it is, and its canonical form. */
  record Found(int start, int end, SecretKind kind, String canonical) {}

  private static final Pattern UUID =
      Pattern.compile(
          "(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Za-z])");
  private static final Pattern WWN =
      Pattern.compile("(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{2}:){7}[0-9A-Fa-f]{2}(?![0-9A-Za-z:])");
  private static final Pattern MAC =
      Pattern.compile(
          "(?<![0-9A-Za-z:-])(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}"
              + "(?![0-9A-Za-z:])");
  private static final Pattern IPV4 =
      Pattern.compile("(?<![0-9A-Za-z.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9A-Za-z]|\\.[0-9])");
  private static final Pattern IPV6 =
      Pattern.compile(
          "(?<![0-9A-Za-z:.])[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7}(?![0-9A-Za-z:]|\\.[0-9])");
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\w.+-])[\\w.+-]+@(?!(?:Redfish|odata|Message)\\.)[\\w-]+(?:\\.[\\w-]+)++");
  private static final Pattern URL_HOST =
      Pattern.compile(
          "(?i)(?:https?|ftps?|nfs|cifs|smb|ldaps?|tftp|scp)://"
              + "(?:([^/\\s:@\"]+)(?::([^/\\s@\"]*))?@)?([a-z0-9][a-z0-9.-]*)");
  private static final Pattern LOCAL_NAME =
      Pattern.compile(
          "(?i)(?<![\\w.-])[a-z0-9][a-z0-9-]*(?:\\.[a-z0-9-]+){0,60}\\.(?:local|lan|internal|corp|intra|home)"
              + "(?![\\w-])");
  private static final Pattern PEM =
      Pattern.compile("(?s)-----BEGIN ([A-Z ]+)-----.*?(?:-----END \\1-----\\n?|\\z)");

  /** Hosts that everybody knows and that schemas name. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "(?i)localhost|(?:.*\\.)?(?:dmtf|odata|snia|w3|ietf|opencompute|oasis-open|openapis)\\.org");

  private Shapes() {}

  static List<Found> in(String text) {
    List<Found> found = new ArrayList<>();
    if (text.indexOf('-') >= 0) {
      each(PEM, text, SecretKind.CERTIFICATE, found);
      each(UUID, text, SecretKind.UUID, found);
    }
    if (text.indexOf(':') >= 0) {
      each(WWN, text, SecretKind.IDENTIFIER, found);
      each(IPV6, text, SecretKind.IPV6, found);
      urls(text, found);
    }
    if (text.indexOf(':') >= 0 || text.indexOf('-') >= 0) {
      each(MAC, text, SecretKind.MAC, found);
    }
    if (text.indexOf('.') >= 0) {
      each(IPV4, text, SecretKind.IPV4, found);
      each(EMAIL, text, SecretKind.USER, found);
      each(LOCAL_NAME, text, SecretKind.HOST, found);
    }
    return found;
  }

  private static void each(Pattern pattern, String text, SecretKind kind, List<Found> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String canonical = canonical(kind, matcher.group());
      if (!canonical.isEmpty()) {
        found.add(new Found(matcher.start(), matcher.end(), kind, canonical));
      }
    }
  }

  private static void urls(String text, List<Found> found) {
    Matcher matcher = URL_HOST.matcher(text);
    while (matcher.find()) {
      part(matcher, 1, SecretKind.USER, found);
      part(matcher, 2, SecretKind.PASSWORD, found);
      String host = matcher.group(3);
      if (!PUBLIC.matcher(host).matches() && !IPV4.matcher(host).matches()) {
        part(matcher, 3, SecretKind.HOST, found);
      }
    }
  }

  private static void part(Matcher matcher, int group, SecretKind kind, List<Found> found) {
    String value = matcher.group(group);
    if (value != null && !value.isEmpty()) {
      String canonical = kind.minds() ? value : value.toLowerCase(Locale.ROOT);
      found.add(new Found(matcher.start(group), matcher.end(group), kind, canonical));
    }
  }

  /** The one spelling of a value; empty if it is none, or one that says nothing. */
  static String canonical(SecretKind kind, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case IPV4 -> ipv4(value);
      case IPV6 -> ipv6(lower);
      case MAC -> mac(lower);
      case UUID -> uuid(lower);
      default -> kind.minds() ? value : lower;
    };
  }

  private static String ipv4(String value) {
    for (String part : value.split("\\.")) {
      if ((part.length() > 1 && part.startsWith("0")) || Integer.parseInt(part) > 255) {
        return "";
      }
    }
    return value.matches("0\\.0\\.0\\.0|127\\..*|255\\..*") ? "" : value;
  }

  private static String ipv6(String value) {
    if (value.equals("::") || value.equals("::1") || !value.matches(".*[0-9a-f].*")) {
      return "";
    }
    if (!value.contains("::") && value.chars().filter(c -> c == ':').count() != 7) {
      return "";
    }
    try {
      byte[] bytes = InetAddress.getByName(value).getAddress();
      HexFormat hex = HexFormat.of();
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < bytes.length; i += 2) {
        out.append(i == 0 ? "" : ":").append(hex.formatHex(bytes, i, i + 2));
      }
      return out.toString();
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static String mac(String value) {
    String bare = value.replaceAll("[:.-]", "");
    return !bare.matches("[0-9a-f]{12}") || bare.matches("0+|f+")
        ? ""
        : bare.replaceAll("(..)(?!$)", "$1:");
  }

  private static String uuid(String value) {
    String bare = value.replace("-", "");
    return !bare.matches("[0-9a-f]{32}") || bare.matches("0+|f+")
        ? ""
        : bare.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
