package io.prestagelab.emulator.host;

/** What is wanted of Secure Boot from the next boot on, and what the present boot has of it. */
abstract sealed class RememberedSecureBoot implements SecureBoot
    permits QemuSecureBoot, SimulatedSecureBoot {

  private boolean enabled;
  private Keys wanted;
  private boolean inForce;
  private Keys keys;

  RememberedSecureBoot(boolean enabled, Keys wanted) {
    this.enabled = enabled;
    this.wanted = wanted;
    this.keys = wanted;
  }

  @Override
  public final synchronized boolean isEnabled() {
    return enabled;
  }

  @Override
  public final synchronized boolean isInForce() {
    return inForce;
  }

  @Override
  public final synchronized Keys keys() {
    return keys;
  }

  /** The keys of the next boots. */
  final synchronized Keys wanted() {
    return wanted;
  }

  @Override
  public final synchronized void enable(boolean on) {
    enabled = on;
    keep();
  }

  @Override
  public final synchronized void reset(KeyReset what) {
    wanted = what == KeyReset.ALL_TO_DEFAULT ? Keys.USER_MODE : Keys.SETUP_MODE;
    keep();
  }

  /** Something else is wanted: whoever outlives the process keeps it. */
  abstract void keep();

  /** A boot with firmware that can check signatures, or cannot: what is wanted counts now. */
  final synchronized void booted(boolean canCheck) {
    keys = wanted;
    inForce = canCheck && enabled && keys == Keys.USER_MODE;
  }
}
