package io.prestagelab.emulator.host;

/** Secure Boot of a server's UEFI firmware. What is changed counts from the next boot on. */
public interface SecureBoot {

  /** What the firmware's key databases hold. */
  enum Keys {
    /** A platform key: the firmware checks signatures if Secure Boot is enabled. */
    USER_MODE,
    /** No platform key: the firmware checks nothing. */
    SETUP_MODE
  }

  /** Which keys are wanted (DSP2046, SecureBoot.ResetKeys). */
  enum KeyReset {
    ALL_TO_DEFAULT,
    DELETE_ALL,
    DELETE_PLATFORM_KEY
  }

  /** Whether the next boot checks signatures, if there are keys. */
  boolean isEnabled();

  /** Whether the present boot, or the last one, checks signatures. */
  boolean isInForce();

  /** The keys of the present boot, or the last one. */
  Keys keys();

  /** Has the next boots check signatures, or not. */
  void enable(boolean on);

  /** Changes the keys for the next boots. */
  void reset(KeyReset what);
}
