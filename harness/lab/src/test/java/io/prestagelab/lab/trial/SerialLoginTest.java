package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class SerialLoginTest {
  private static final String SHELL = "\nsysadmin@localhost:~$ ";
  private static final String FORCED =
      "\nYou are required to change your password immediately (administrator enforced).\n"
          + "Changing password for sysadmin.\nCurrent password: ";

  private final GuestWatch watch = new GuestWatch(Duration.ofMinutes(1), event -> {});
  private final List<String> typed = new ArrayList<>();
  private final Queue<String> answers = new ArrayDeque<>();

  @Test
  void a_password_that_is_taken_leads_to_the_shell() {
    console("\nPassword: ", SHELL);
    logIn();
    assertThat(typed).containsExactly("sysadmin\n", "sysadmin\n");
  }

  @Test
  void a_forced_change_is_answered() {
    console("\nPassword: ", FORCED, "\nNew password: ", "\nRetype new password: ", SHELL);
    logIn();
    assertThat(typed).endsWith("sysadmin\n", changed(), changed());
  }

  @Test
  void a_prompt_that_is_told_twice_is_answered_once() {
    String twice = "\u001b[0m";
    console(
        "\nPassword: ",
        FORCED,
        "\nNew password: " + twice,
        "\nRetype new password: " + twice,
        SHELL);
    logIn();
    assertThat(typed).hasSize(5);
  }

  @Test
  void the_words_of_the_documents_generation_are_known() {
    console(
        "\nPassword: ",
        "\n(current) UNIX password: ",
        "\nNew password: ",
        "\nRetype new password: ",
        SHELL);
    logIn();
    assertThat(typed).hasSize(5).endsWith(changed(), changed());
  }

  @Test
  void a_system_that_was_changed_by_an_earlier_login_gets_the_changed_password() {
    console("\nPassword: ", "\nLogin incorrect\nlocalhost login: ", "\nPassword: ", SHELL);
    logIn();
    assertThat(typed).containsExactly("sysadmin\n", "sysadmin\n", "sysadmin\n", changed());
  }

  @Test
  void a_system_that_takes_neither_password_is_not_asked_a_third_time() {
    String refused = "\nLogin incorrect\nlocalhost login: ";
    console("\nPassword: ", refused, "\nPassword: ", refused);
    assertThatThrownBy(this::logIn)
        .isInstanceOf(GuestFailure.class)
        .hasMessage("login: the installed system said: Login incorrect");
    assertThat(typed).hasSize(4);
  }

  @Test
  void a_new_password_that_is_not_taken_is_not_typed_for_ever() {
    console("\nPassword: ", FORCED, "\nNew password: ", "\nNew password: ", "\nNew password: ");
    assertThatThrownBy(this::logIn).hasMessage("login: the installed system said: New password:");
    assertThat(typed).hasSize(5);
  }

  private static String changed() {
    return SerialLogin.CHANGED + "\n";
  }

  private void console(String... texts) {
    answers.addAll(List.of(texts));
  }

  private void logIn() {
    new SerialLogin(watch, this::type).logIn("sysadmin", "sysadmin");
  }

  private void type(String text) {
    typed.add(text);
    String answer = answers.poll();
    if (answer != null) {
      for (String part : answer.split("(?=\u001b)")) {
        watch.console(part.getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
      }
    }
  }
}
