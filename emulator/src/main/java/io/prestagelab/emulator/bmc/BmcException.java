package io.prestagelab.emulator.bmc;

/** A request that the BMC refuses in its present state, with the reason in one line. */
public final class BmcException extends RuntimeException {

  /** What kind of refusal it is. */
  public enum Reason {
    /** The state already is what was asked for, or forbids it. */
    CONFLICT,
    /** A value that this server does not have. */
    NOT_SUPPORTED,
    /** A medium that cannot be fetched. */
    MEDIUM
  }

  private final Reason reason;

  public BmcException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** What kind of refusal it is. */
  public Reason reason() {
    return reason;
  }
}
