package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets into a BMC (DSP0266, AccountService). */
class AccountsTest {
  private static final Instant MORNING = Instant.parse("2026-01-01T06:00:00Z");
  private static final Credentials FIRST = new Credentials("admin", "prestage");

  private final SettableClock clock = new SettableClock(Clock.fixed(MORNING, ZoneOffset.UTC));
  private final EventLog events = new EventLog(clock);
  private final AtomicInteger changes = new AtomicInteger();
  private final Accounts accounts = Accounts.fresh(clock, events, FIRST, changes::incrementAndGet);

  private boolean letsIn(String name, String password) {
    return accounts.login(name, password).isPresent();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(letsIn("admin", "wrong")).isFalse();
    }
  }

  private List<String> log() {
    return events.all().stream().map(BmcEvent::detail).toList();
  }

  @Test
  void the_first_administrator_gets_in() {
    assertThat(accounts.login("admin", "prestage"))
        .get()
        .satisfies(account -> assertThat(account.role()).isEqualTo(Role.ADMINISTRATOR));
    assertThat(log()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"admin, Prestage", "admin, ''", "root, prestage", "Admin, prestage"})
  void nobody_else_does(String name, String password) {
    assertThat(letsIn(name, password)).isFalse();
  }

  @Test
  void a_refusal_is_logged_with_the_name_only_if_it_is_an_accounts() {
    letsIn("admin", "wrong");
    letsIn("my password by mistake", "x");
    assertThat(log()).containsExactly("user 'admin'", "an unknown user");
    assertThat(events.all()).extracting(BmcEvent::kind).containsOnly(BmcEvent.Kind.LOGIN_FAILED);
  }

  @Test
  void five_wrong_passwords_in_a_row_lock_an_account() {
    fail(4);
    assertThat(accounts.isLocked("admin")).isFalse();
    fail(1);
    assertThat(accounts.isLocked("admin")).isTrue();
    assertThat(letsIn("admin", "prestage")).isFalse();
    assertThat(log())
        .hasSize(5)
        .last()
        .isEqualTo("user 'admin'; not let in, and not logged, for 30 s");
  }

  @Test
  void a_right_one_in_between_begins_the_row_anew() {
    fail(4);
    assertThat(letsIn("admin", "prestage")).isTrue();
    fail(4);
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  @Test
  void a_lock_lasts_half_a_minute() {
    fail(5);
    clock.set(MORNING.plus(Accounts.LOCKOUT));
    assertThat(accounts.isLocked("admin")).isTrue();
    clock.set(MORNING.plus(Accounts.LOCKOUT).plusMillis(1));
    assertThat(accounts.isLocked("admin")).isFalse();
    fail(4);
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  /** Or an attacker would keep everybody out, and fill the log. */
  @Test
  void what_is_tried_meanwhile_makes_no_lock_longer_and_is_not_logged() {
    fail(5);
    clock.set(MORNING.plusSeconds(20));
    fail(3);
    assertThat(log()).hasSize(5);
    clock.set(MORNING.plusSeconds(31));
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  @Test
  void unknown_users_lock_nobody_out() {
    for (int i = 0; i < 7; i++) {
      letsIn("root", "x");
    }
    assertThat(log()).hasSize(5);
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  @Test
  void an_administrator_can_unlock() {
    fail(5);
    accounts.unlock("admin");
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  @Test
  void an_account_that_is_added_gets_in_if_it_is_enabled() {
    accounts.add("operator", "pw", Role.OPERATOR, true);
    accounts.add("guest", "pw", Role.READ_ONLY, false);
    assertThat(letsIn("operator", "pw")).isTrue();
    assertThat(letsIn("guest", "pw")).isFalse();
    assertThat(changes).hasValue(2);
    assertThat(accounts.all())
        .extracting(Account::name)
        .containsExactly("admin", "guest", "operator");
    assertThat(accounts.find("guest")).get().extracting(Account::role).isEqualTo(Role.READ_ONLY);
    assertThat(accounts.find("root")).isEmpty();
  }

  @Test
  void a_name_is_one_accounts() {
    assertThatThrownBy(() -> accounts.add("admin", "other", Role.OPERATOR, true))
        .isInstanceOf(BmcException.class)
        .hasMessage("account 'admin' exists");
    assertThat(letsIn("admin", "prestage")).isTrue();
    assertThat(changes).hasValue(0);
  }

  @Test
  void there_are_at_most_32() {
    for (int i = 1; i < 32; i++) {
      accounts.change(new Account("user" + i, Role.READ_ONLY, true, "a:b", false));
    }
    assertThat(accounts.all()).hasSize(32);
    assertThatThrownBy(() -> accounts.add("one more", "pw", Role.READ_ONLY, true))
        .isInstanceOf(BmcException.class)
        .hasMessage("there are 32 accounts");
    accounts.remove("user31");
    accounts.add("one more", "pw", Role.READ_ONLY, true);
  }

  @Test
  void a_removed_one_does_not_get_in() {
    accounts.remove("admin");
    assertThat(letsIn("admin", "prestage")).isFalse();
    assertThat(changes).hasValue(1);
  }

  @Test
  void a_changed_password_counts_and_the_old_one_does_not() {
    Account account = accounts.find("admin").orElseThrow();
    accounts.change(accounts.withPassword(account, "another"));
    assertThat(letsIn("admin", "prestage")).isFalse();
    assertThat(letsIn("admin", "another")).isTrue();
    assertThat(changes).hasValue(1);
  }

  @Test
  void a_renamed_one_keeps_its_password_and_leaves_its_name() {
    fail(5);
    accounts.rename("admin", "chief");
    assertThat(letsIn("chief", "prestage")).isTrue();
    assertThat(accounts.find("admin")).isEmpty();
    assertThat(accounts.isLocked("admin")).isFalse();
    assertThat(changes).hasValue(1);
  }

  @Test
  void nothing_is_renamed_to_itself_or_from_nobody() {
    accounts.rename("admin", "admin");
    accounts.rename("root", "chief");
    assertThat(accounts.all()).extracting(Account::name).containsExactly("admin");
    assertThat(changes).hasValue(0);
  }

  @Test
  void nothing_is_renamed_to_somebody_else() {
    accounts.add("operator", "pw", Role.OPERATOR, true);
    assertThatThrownBy(() -> accounts.rename("admin", "operator"))
        .isInstanceOf(BmcException.class)
        .hasMessage("account 'operator' exists");
    assertThat(letsIn("admin", "prestage")).isTrue();
  }

  /** A state file is read by others too. */
  @Test
  void kept_accounts_let_the_same_people_in_and_no_password_is_kept() {
    List<Account> kept = accounts.toKeep();
    assertThat(kept).singleElement().extracting(Account::secret).asString().contains(":");
    Accounts again = Accounts.kept(clock, events, new Credentials("x", "y"), kept, () -> {});
    assertThat(again.login("admin", "prestage")).isPresent();
    assertThat(kept.toString()).isEqualTo("[Account[admin, Administrator]]");
  }

  @Test
  void the_lock_is_what_redfish_is_told() {
    assertThat(Accounts.LOCKOUT).isEqualTo(Duration.ofSeconds(30));
    assertThat(Accounts.LOCKOUT_THRESHOLD).isEqualTo(5);
  }
}
