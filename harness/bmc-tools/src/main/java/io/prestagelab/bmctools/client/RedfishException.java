package io.prestagelab.bmctools.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/**
 * A BMC did not do what a step of an installation needs. The message names the step and what was
 * seen.
 */
public final class RedfishException extends RuntimeException {
  private final String step;
  private final String reason;

  /** For the step of that name. */
  public RedfishException(String step, String message) {
    super(step + ": " + message);
    this.step = step;
    this.reason = message;
  }

  /** The same with its cause. */
  public RedfishException(String step, String message, Throwable cause) {
    super(step + ": " + message, cause);
    this.step = step;
    this.reason = message;
  }

  /** The step that failed, "insert virtual media" for instance. */
  public String step() {
    return step;
  }

  /** What was seen. */
  public String reason() {
    return reason;
  }

  /** Whether an answer had begun, or a connection stood, when it broke: asking again may do. */
  boolean brokeOff() {
    return getCause() instanceof IOException
        && !(getCause() instanceof ConnectException
            || getCause() instanceof SSLException
            || getCause() instanceof HttpTimeoutException);
  }
}
