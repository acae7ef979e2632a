package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Account;
import io.prestagelab.emulator.bmc.Accounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out who asks: by session token or by HTTP Basic. */
final class Authenticator {

  private final Accounts accounts;
  private final Sessions sessions;

  Authenticator(Accounts accounts, Sessions sessions) {
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /** The account that asks. */
  Optional<Account> identify(Request request) {
    String token = request.header("X-Auth-Token");
    if (token != null) {
      return sessions.use(token).map(Sessions.Session::user).flatMap(this::enabled);
    }
    return basic(request.header("Authorization"));
  }

  private Optional<Account> enabled(String name) {
    return accounts.find(name).filter(Account::enabled);
  }

  private Optional<Account> basic(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return Optional.empty();
    }
    try {
      byte[] pair = Base64.getDecoder().decode(header.substring(6).strip());
      String text = new String(pair, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : accounts.login(text.substring(0, colon), text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
