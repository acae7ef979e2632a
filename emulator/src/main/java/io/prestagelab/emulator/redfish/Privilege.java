package io.prestagelab.emulator.redfish;

/** What an operation requires of the account (DSP0266, privilege model). */
enum Privilege {
  /** Anybody, without logging in. */
  NONE,
  LOGIN,
  CONFIGURE_MANAGER,
  CONFIGURE_USERS,
  CONFIGURE_COMPONENTS,
  CONFIGURE_SELF
}
