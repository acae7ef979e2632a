package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void a_password_matches_its_hash_and_no_other() {
    String secret = Passwords.hash("prestage");
    assertThat(passwords.matches("prestage", secret)).isTrue();
    assertThat(passwords.matches("Prestage", secret)).isFalse();
    assertThat(passwords.matches("prestage", Passwords.hash("other"))).isFalse();
  }

  /** What was right once is remembered; that lets nothing else in. */
  @Test
  void after_a_right_one_a_wrong_one_is_wrong_still() {
    String secret = Passwords.hash("prestage");
    assertThat(passwords.matches("prestage", secret)).isTrue();
    assertThat(passwords.matches("prestage", secret)).isTrue();
    assertThat(passwords.matches("wrong", secret)).isFalse();
  }

  @Test
  void a_hash_has_salt_of_its_own_and_not_the_password() {
    String secret = Passwords.hash("prestage");
    assertThat(secret).matches("[A-Za-z0-9+/]{22}==:[A-Za-z0-9+/]{43}=");
    assertThat(Passwords.hash("prestage").split(":")[0]).isNotEqualTo(secret.split(":")[0]);
  }
}
