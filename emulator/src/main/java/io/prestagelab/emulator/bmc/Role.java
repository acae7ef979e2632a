package io.prestagelab.emulator.bmc;

import java.util.Arrays;
import java.util.Optional;

/** The roles that every Redfish service has (DSP0266, roles). */
public enum Role {
  ADMINISTRATOR("Administrator"),
  OPERATOR("Operator"),
  READ_ONLY("ReadOnly");

  private final String wire;

  Role(String wire) {
    this.wire = wire;
  }

  /** The role's id in Redfish. */
  public String wire() {
    return wire;
  }

  /** The role with this id. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.wire.equals(id)).findFirst();
  }
}
