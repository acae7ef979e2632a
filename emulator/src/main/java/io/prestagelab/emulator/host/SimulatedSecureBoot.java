package io.prestagelab.emulator.host;

/** Secure Boot of a server without firmware: it is remembered, and nothing is refused by it. */
final class SimulatedSecureBoot implements SecureBoot {

  private boolean enabled;
  private Keys wanted = Keys.USER_MODE;
  private boolean inForce;
  private Keys keys = Keys.USER_MODE;

  @Override
  public synchronized boolean isEnabled() {
    return enabled;
  }

  @Override
  public synchronized boolean isInForce() {
    return inForce;
  }

  @Override
  public synchronized Keys keys() {
    return keys;
  }

  @Override
  public synchronized void enable(boolean on) {
    enabled = on;
  }

  @Override
  public synchronized void reset(KeyReset what) {
    wanted = what == KeyReset.ALL_TO_DEFAULT ? Keys.USER_MODE : Keys.SETUP_MODE;
  }

  /** The firmware starts. */
  synchronized void booted() {
    keys = wanted;
    inForce = enabled && keys == Keys.USER_MODE;
  }
}
