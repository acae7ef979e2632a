package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Role;
import java.util.Arrays;
import java.util.List;

/** What an operation requires of the account (DSP0266, privilege model). */
enum Privilege {
  /** Anybody, without logging in. */
  NONE(""),
  LOGIN("Login"),
  CONFIGURE_MANAGER("ConfigureManager"),
  CONFIGURE_USERS("ConfigureUsers"),
  CONFIGURE_COMPONENTS("ConfigureComponents"),
  CONFIGURE_SELF("ConfigureSelf");

  private final String wire;

  Privilege(String wire) {
    this.wire = wire;
  }

  boolean isHeldBy(Role role) {
    return switch (this) {
      case NONE, LOGIN, CONFIGURE_SELF -> true;
      case CONFIGURE_COMPONENTS -> role != Role.READ_ONLY;
      case CONFIGURE_MANAGER, CONFIGURE_USERS -> role == Role.ADMINISTRATOR;
    };
  }

  /** Redfish's names of a role's privileges. */
  static List<String> of(Role role) {
    return Arrays.stream(values())
        .filter(privilege -> privilege != NONE && privilege.isHeldBy(role))
        .map(privilege -> privilege.wire)
        .toList();
  }
}
