package io.prestagelab.emulator.bmc;

/**
 * A user of a BMC.
 *
 * @param name user name, which is its id too
 * @param role what the user may do
 * @param enabled whether the user may log in
 * @param secret salted hash of the password
 * @param mustChange whether the password has to be changed before anything else
 */
public record Account(String name, Role role, boolean enabled, String secret, boolean mustChange) {

  /** The same account with another name. */
  Account named(String other) {
    return new Account(other, role, enabled, secret, mustChange);
  }

  @Override
  public String toString() {
    return "Account[" + name + ", " + role.wire() + "]";
  }
}
