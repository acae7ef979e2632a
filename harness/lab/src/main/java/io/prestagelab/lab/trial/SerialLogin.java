package io.prestagelab.lab.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A person at the serial console: logs in and runs commands, each answer read between two marks.
 *
 * <p>A password that must be changed at the first login, as StarlingX's own must, is changed once;
 * a system that refuses the first password may have been changed so by an earlier login, and gets
 * the other one, once.
 */
final class SerialLogin {
  /** The password after a forced change. */
  static final String CHANGED = "Lab*Prestaged.22";

  private static final Pattern LOGIN = Pattern.compile("\\blogin: $");
  private static final Pattern PASSWORD = Pattern.compile("[Pp]assword: $");
  private static final Pattern SHELL = Pattern.compile("[$#] $");
  private static final Pattern CURRENT =
      Pattern.compile("(?i)current\\)?( unix)? password: $|\\(current\\).*: $");
  private static final Pattern NEW = Pattern.compile("(?i)new( unix)? password: $");
  private static final String REFUSED = "Login incorrect";

  private final GuestWatch watch;
  private final Consumer<String> keyboard;
  private int commands;

  SerialLogin(VirtualServer server) {
    this(server.watch(), server::type);
  }

  SerialLogin(GuestWatch watch, Consumer<String> keyboard) {
    this.watch = watch;
    this.keyboard = keyboard;
  }

  /**
   * Waits for the login prompt of the system that comes up.
   *
   * @param check runs at everything that happens and may end the waiting
   */
  void awaitPrompt(Runnable check) {
    prompt("the login prompt", LOGIN, check);
  }

  /**
   * Answers the login prompt.
   *
   * @throws GuestFailure if the system takes neither the password nor its change
   */
  void logIn(String user, String password) {
    String used = password;
    String answer = answerLogin(user, used);
    if (answer.contains(REFUSED)) {
      used = CHANGED;
      prompt("the login prompt", LOGIN, () -> {});
      answer = answerLogin(user, used);
    }
    if (CURRENT.matcher(answer).find()) {
      keyboard.accept(used + "\n");
      answer = answer("the prompt for a new password", List.of(NEW));
    }
    // the new password, and the same again
    for (int i = 0; i < 2 && NEW.matcher(answer).find(); i++) {
      keyboard.accept(CHANGED + "\n");
      answer = answer("the shell of " + user, List.of(NEW, SHELL));
    }
    if (!SHELL.matcher(answer).find()) {
      throw new GuestFailure("login", "the installed system said: " + answer.strip());
    }
  }

  private String answerLogin(String user, String password) {
    keyboard.accept(user + "\n");
    prompt("the password prompt", PASSWORD, () -> {});
    keyboard.accept(password + "\n");
    return answer("the shell of " + user, List.of(SHELL, CURRENT, NEW));
  }

  /**
   * The prompt that comes and fits one of {@code patterns}, or the line that refuses the login.
   * What was typed ends the line of the prompt before; until then that one may be told again.
   */
  private String answer(String what, List<Pattern> patterns) {
    AtomicBoolean ended = new AtomicBoolean();
    return watch.await(
        what,
        event -> {
          if (event instanceof GuestEvent.ConsoleLine line) {
            ended.set(true);
            return line.text().contains(REFUSED) ? Optional.of(line.text()) : Optional.empty();
          }
          return event instanceof GuestEvent.Prompt prompt
                  && ended.get()
                  && patterns.stream().anyMatch(p -> p.matcher(prompt.text()).find())
              ? Optional.of(prompt.text())
              : Optional.empty();
        });
  }

  /** The lines that {@code command} prints. */
  List<String> run(String command) {
    String mark = "=" + ++commands + "=";
    // the marks are put together by printf, so that the echo of the command is none
    String typed = "printf '%%s%%s\\n' begin '%s'; { %s; } 2>&1; printf '\\n%%s%%s\\n' end '%s'\n";
    keyboard.accept(typed.formatted(mark, command, mark));
    List<String> lines = new ArrayList<>();
    line("the answer to a command", text -> text.equals("begin" + mark));
    watch.<Boolean>await(
        "the end of a command",
        event -> {
          if (event instanceof GuestEvent.ConsoleLine line) {
            if (line.text().strip().equals("end" + mark)) {
              return Optional.of(true);
            }
            lines.add(line.text());
          }
          return Optional.empty();
        });
    lines.removeIf(String::isBlank);
    return lines;
  }

  private void line(String what, java.util.function.Predicate<String> wanted) {
    watch.<Boolean>await(
        what,
        event ->
            event instanceof GuestEvent.ConsoleLine line && wanted.test(line.text().strip())
                ? Optional.of(true)
                : Optional.empty());
  }

  private void prompt(String what, Pattern pattern, Runnable check) {
    watch.<Boolean>await(
        what,
        event -> {
          check.run();
          return event instanceof GuestEvent.Prompt prompt && pattern.matcher(prompt.text()).find()
              ? Optional.of(true)
              : Optional.empty();
        });
  }
}
