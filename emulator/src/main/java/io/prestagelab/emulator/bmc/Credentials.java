package io.prestagelab.emulator.bmc;

/**
 * A user name and password.
 *
 * @param user account name
 * @param password never shown, by {@link #toString} neither
 */
public record Credentials(String user, String password) {

  @Override
  public String toString() {
    return "Credentials[user=" + user + "]";
  }
}
