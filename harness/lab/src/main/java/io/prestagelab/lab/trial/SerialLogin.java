package io.prestagelab.lab.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person at the serial console: logs in and runs commands, each answer read between two marks.
 */
final class SerialLogin {
  private static final Pattern LOGIN = Pattern.compile("\\blogin: $");
  private static final Pattern PASSWORD = Pattern.compile("[Pp]assword: $");
  private static final Pattern SHELL = Pattern.compile("[$#] $");
  private static final Pattern REFUSED = Pattern.compile("Login incorrect");

  private final VirtualServer server;
  private int commands;

  SerialLogin(VirtualServer server) {
    this.server = server;
  }

  /**
   * Waits for the login prompt of the system that comes up.
   *
   * @param check runs at everything that happens and may end the waiting
   */
  void awaitPrompt(Runnable check) {
    prompt("the login prompt", LOGIN, check);
  }

  /** Answers the login prompt. */
  void logIn(String user, String password) {
    server.type(user + "\n");
    prompt("the password prompt", PASSWORD, () -> {});
    server.type(password + "\n");
    prompt("the shell of " + user, SHELL, () -> {});
  }

  /** The lines that {@code command} prints. */
  List<String> run(String command) {
    String mark = "=" + ++commands + "=";
    // the marks are put together by printf, so that the echo of the command is none
    String typed = "printf '%%s%%s\\n' begin '%s'; { %s; } 2>&1; printf '\\n%%s%%s\\n' end '%s'\n";
    server.type(typed.formatted(mark, command, mark));
    List<String> lines = new ArrayList<>();
    line("the answer to a command", text -> text.equals("begin" + mark));
    server
        .watch()
        .<Boolean>await(
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
    server
        .watch()
        .<Boolean>await(
            what,
            event ->
                event instanceof GuestEvent.ConsoleLine line && wanted.test(line.text().strip())
                    ? Optional.of(true)
                    : Optional.empty());
  }

  private void prompt(String what, Pattern pattern, Runnable check) {
    server
        .watch()
        .<Boolean>await(
            what,
            event -> {
              check.run();
              if (event instanceof GuestEvent.ConsoleLine line
                  && REFUSED.matcher(line.text()).find()) {
                throw new GuestFailure("login", "the installed system said: " + line.text());
              }
              return event instanceof GuestEvent.Prompt prompt
                      && pattern.matcher(prompt.text()).find()
                  ? Optional.of(true)
                  : Optional.empty();
            });
  }
}
