package io.prestagelab.emulator.host;

/** Secure Boot of a server without firmware: it is remembered, and nothing is refused by it. */
final class SimulatedSecureBoot extends RememberedSecureBoot {

  /** Off, with keys. */
  SimulatedSecureBoot() {
    super(false, Keys.USER_MODE);
  }

  @Override
  void keep() {
    // the server goes with its process
  }
}
