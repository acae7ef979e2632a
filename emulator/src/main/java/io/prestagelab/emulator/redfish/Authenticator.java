package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who asks: by session token or by HTTP Basic. */
final class Authenticator {

  private final Credentials administrator;
  private final Sessions sessions;

  Authenticator(Credentials administrator, Sessions sessions) {
    this.administrator = administrator;
    this.sessions = sessions;
  }

  /** The user's name. */
  Optional<String> identify(Request request) {
    String token = request.header("X-Auth-Token");
    if (token != null) {
      return sessions.use(token).map(Sessions.Session::user);
    }
    return basic(request.header("Authorization"));
  }

  private Optional<String> basic(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      if (colon < 0 || !accepts(text.substring(0, colon), text.substring(colon + 1))) {
        return Optional.empty();
      }
      return Optional.of(text.substring(0, colon));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Compares in constant time. */
  boolean accepts(String user, String password) {
    boolean sameUser = same(user, administrator.user());
    boolean samePassword = same(password, administrator.password());
    return sameUser && samePassword;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
