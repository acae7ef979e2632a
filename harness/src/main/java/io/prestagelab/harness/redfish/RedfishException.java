package io.prestagelab.harness.redfish;

/**
 * A BMC did not do what a step of an installation needs. The message names the step and what was
 * seen.
 */
public final class RedfishException extends RuntimeException {
  private final String step;

  /** For the step of that name. */
  public RedfishException(String step, String message) {
    super(step + ": " + message);
    this.step = step;
  }

  /** The same with its cause. */
  public RedfishException(String step, String message, Throwable cause) {
    super(step + ": " + message, cause);
    this.step = step;
  }

  /** The step that failed, "insert virtual media" for instance. */
  public String step() {
    return step;
  }
}
