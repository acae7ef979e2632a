package io.prestagelab.cli;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that log in to a BMC; the password is never on the command line. */
final class BmcAccount {
  @Option(names = "--user", defaultValue = "admin", description = "Account (${DEFAULT-VALUE}).")
  private String user = "admin";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with the password; else $BMC_PASSWORD, else it is asked for.")
  private @Nullable Path passwordFile;

  String user() {
    return user;
  }

  /**
   * The password.
   *
   * @throws LabException if there is none
   */
  String password() {
    String fromEnvironment = System.getenv("BMC_PASSWORD");
    if (passwordFile != null) {
      try {
        return Files.readString(passwordFile).strip();
      } catch (IOException e) {
        throw new LabException(
            passwordFile
                + " cannot be read: "
                + FileTrouble.reason(e)
                + "; give the password's file",
            e);
      }
    }
    if (fromEnvironment != null) {
      return fromEnvironment;
    }
    Console console = console();
    if (console == null) {
      throw new LabException("no password; give --password-file FILE or set BMC_PASSWORD");
    }
    return new String(console.readPassword("Password of %s: ", user));
  }

  @SuppressWarnings("SystemConsoleNull") // a newer Java then reads a line from standard input
  static @Nullable Console console() {
    return System.console();
  }

  /**
   * Scheme and authority of a BMC's address; {@code https} if it names none.
   *
   * @throws LabException if it is no address
   */
  static URI address(String url) {
    String full = url.contains("://") ? url : "https://" + url;
    try {
      URI given = URI.create(full);
      if (given.getHost() != null && given.getScheme().matches("https?")) {
        return URI.create(given.getScheme() + "://" + given.getRawAuthority());
      }
    } catch (IllegalArgumentException e) {
      throw new LabException("'%s' is no address; give https://HOST[:PORT]".formatted(url), e);
    }
    throw new LabException("'%s' is no address; give https://HOST[:PORT]".formatted(url));
  }
}
