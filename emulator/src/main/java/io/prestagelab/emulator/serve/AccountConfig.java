package io.prestagelab.emulator.serve;

import io.prestagelab.emulator.bmc.Role;
import org.jspecify.annotations.Nullable;

/**
 * A further user of a BMC, as a configuration file describes it.
 *
 * @param user name
 * @param password never shown
 * @param role {@code Administrator}, {@code Operator} or {@code ReadOnly}, which it is by default
 */
public record AccountConfig(
    @Nullable String user, @Nullable String password, @Nullable String role) {

  String name(String bmc) {
    if (user == null || user.isBlank()) {
      throw new ConfigException("BMC '" + bmc + "': an account without a user", null);
    }
    return user;
  }

  String secret(String bmc) {
    if (password == null || password.isEmpty()) {
      throw new ConfigException("BMC '" + bmc + "': account '" + user + "' has no password", null);
    }
    return password;
  }

  Role kind(String bmc) {
    return Role.of(role == null ? "ReadOnly" : role)
        .orElseThrow(
            () ->
                new ConfigException(
                    "BMC '"
                        + bmc
                        + "': role '"
                        + role
                        + "'; Administrator, Operator and ReadOnly are possible",
                    null));
  }

  @Override
  public String toString() {
    return "AccountConfig[" + user + "]";
  }
}
