package io.prestagelab.bmctools.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Links and URLs as BMCs write them. */
public final class Places {
  private Places() {}

  /**
   * The path, with its query, of a link that may be an absolute URL: a client never leaves its BMC.
   * What no URI can hold is escaped.
   */
  public static String path(String link) {
    String rest = link.strip().replaceFirst("^(?i)https?://[^/]*", "");
    String rooted = rest.startsWith("/") ? rest : "/" + rest;
    try {
      return new URI(rooted).toString();
    } catch (URISyntaxException e) {
      return URI.create("/").resolve(escaped(rooted)).toString();
    }
  }

  private static URI escaped(String path) {
    try {
      return new URI(null, null, path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(path, e);
    }
  }

  /**
   * Whether two URLs are the same to a server: escapes of plain characters, the case of scheme and
   * host, default ports, an added slash and brackets of IPv6 addresses make no difference.
   */
  public static boolean same(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static String normal(String url) {
    String plain = decoded(url.strip());
    int path = plain.indexOf('/', Math.max(0, plain.indexOf("://") + 3));
    String server = (path < 0 ? plain : plain.substring(0, path)).toLowerCase(Locale.ROOT);
    String rest = path < 0 ? "" : plain.substring(path).replaceAll("/{2,}", "/");
    if (server.startsWith("http://")) {
      server = server.replaceFirst(":80$", "");
    } else if (server.startsWith("https://")) {
      server = server.replaceFirst(":443$", "");
    }
    return server.replaceAll("[\\[\\]]", "") + rest.replaceFirst("/$", "");
  }

  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return url;
    }
  }
}
