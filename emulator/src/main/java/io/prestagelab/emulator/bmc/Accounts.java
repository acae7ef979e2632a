package io.prestagelab.emulator.bmc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The users of a BMC. After five wrong passwords in a row an account is locked for 30 s.
 *
 * <p>The first administrator's password is hashed when somebody logs in or the account is kept, not
 * before: a thousand BMCs would spend seconds on hashes that nobody asks for.
 */
public final class Accounts {

  /** Wrong passwords until an account is locked. */
  public static final int LOCKOUT_THRESHOLD = 5;

  /** How long an account stays locked. */
  public static final Duration LOCKOUT = Duration.ofSeconds(30);

  private static final int LIMIT = 32;
  private static final String NOT_HASHED = "";

  /** Stands for all names that are no account's. */
  private static final String UNKNOWN = "";

  /** What an unknown user's password is compared with; hashed when somebody first logs in. */
  private static final class Nobody {
    static final String SECRET = Passwords.hash("nobody has this password");
  }

  private record Failures(int count, Instant last) {}

  private final Clock clock;
  private final Runnable changed;
  private final Passwords passwords = new Passwords();
  private final Map<String, Account> byName = new ConcurrentSkipListMap<>();
  private final Map<String, Failures> failures = new ConcurrentHashMap<>();
  private final Credentials first;
  private final EventLog events;

  private Accounts(Clock clock, EventLog events, Credentials first, Runnable changed) {
    this.clock = clock;
    this.events = events;
    this.first = first;
    this.changed = changed;
  }

  /** One administrator. */
  static Accounts fresh(Clock clock, EventLog events, Credentials administrator, Runnable changed) {
    Accounts accounts = new Accounts(clock, events, administrator, changed);
    String name = administrator.user();
    accounts.byName.put(name, new Account(name, Role.ADMINISTRATOR, true, NOT_HASHED, false));
    return accounts;
  }

  /** The accounts of before. */
  static Accounts kept(
      Clock clock,
      EventLog events,
      Credentials administrator,
      List<Account> earlier,
      Runnable changed) {
    Accounts accounts = new Accounts(clock, events, administrator, changed);
    earlier.forEach(account -> accounts.byName.put(account.name(), account));
    return accounts;
  }

  private @Nullable Account hashed(String name) {
    return byName.computeIfPresent(
        name,
        (known, account) ->
            account.secret().equals(NOT_HASHED)
                ? withPassword(account, first.password())
                : account);
  }

  /** The account that these credentials open, if any. Costs the same for unknown names. */
  public Optional<Account> login(String name, String password) {
    Account account = hashed(name);
    boolean right = passwords.matches(password, account == null ? Nobody.SECRET : account.secret());
    if (account == null) {
      refused(UNKNOWN, "an unknown user");
      return Optional.empty();
    }
    if (isLocked(name)) {
      return Optional.empty();
    }
    if (!right) {
      refused(name, "user '" + name + "'");
      return Optional.empty();
    }
    failures.remove(name);
    return account.enabled() ? Optional.of(account) : Optional.empty();
  }

  /** Counts and logs a failure; those while locked are not logged, so that nobody fills the log. */
  private void refused(String name, String who) {
    if (isLocked(name)) {
      return;
    }
    Failures now =
        failures.merge(
            name,
            new Failures(1, clock.instant()),
            (old, one) -> new Failures(old.count() + 1, one.last()));
    boolean last = now.count() == LOCKOUT_THRESHOLD;
    String next = last ? "; not let in, and not logged, for " + LOCKOUT.toSeconds() + " s" : "";
    events.add(BmcEvent.Kind.LOGIN_FAILED, who + next);
  }

  /** Whether too many wrong passwords were given lately. */
  public boolean isLocked(String name) {
    Failures known = failures.get(name);
    if (known == null || known.count() < LOCKOUT_THRESHOLD) {
      return false;
    }
    if (known.last().plus(LOCKOUT).isBefore(clock.instant())) {
      failures.remove(name);
      return false;
    }
    return true;
  }

  /** Lets a locked account in again. */
  public void unlock(String name) {
    failures.remove(name);
  }

  /** All accounts with what is kept of their passwords, by name. */
  List<Account> toKeep() {
    byName.keySet().forEach(this::hashed);
    return all();
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return List.copyOf(byName.values());
  }

  /** The account of this name. */
  public Optional<Account> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Adds an account whose password need not be changed. */
  public Account add(String name, String password, Role role, boolean enabled) {
    return add(name, password, role, enabled, false);
  }

  /**
   * Adds an account.
   *
   * @throws BmcException if the name is taken or there are too many
   */
  public Account add(String name, String password, Role role, boolean enabled, boolean mustChange) {
    if (byName.size() >= LIMIT) {
      throw new BmcException(BmcException.Reason.CONFLICT, "there are " + LIMIT + " accounts");
    }
    Account account = new Account(name, role, enabled, Passwords.hash(password), mustChange);
    if (byName.putIfAbsent(name, account) != null) {
      throw new BmcException(BmcException.Reason.CONFLICT, "account '" + name + "' exists");
    }
    changed.run();
    return account;
  }

  /** Replaces the account of the same name. */
  public void change(Account account) {
    byName.put(account.name(), account);
    changed.run();
  }

  /**
   * Gives an account another name; all else of it stays.
   *
   * @throws BmcException if another account has that name
   */
  public void rename(String old, String name) {
    Account account = hashed(old);
    if (account == null || old.equals(name)) {
      return;
    }
    if (byName.putIfAbsent(name, account.named(name)) != null) {
      throw new BmcException(BmcException.Reason.CONFLICT, "account '" + name + "' exists");
    }
    byName.remove(old);
    failures.remove(old);
    changed.run();
  }

  /** The same account with another password. */
  public Account withPassword(Account account, String password) {
    return new Account(
        account.name(),
        account.role(),
        account.enabled(),
        Passwords.hash(password),
        account.mustChange());
  }

  /** Removes an account. */
  public void remove(String name) {
    byName.remove(name);
    changed.run();
  }
}
