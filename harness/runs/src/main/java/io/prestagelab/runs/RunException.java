package io.prestagelab.runs;

/**
 * Something that stops the lab before or beside the install itself: bad input, a missing tool, a
 * port in use. Its message is one line for the user that names the thing and the remedy.
 */
public final class RunException extends RuntimeException {
  /** Says what is wrong and what would be right. */
  public RunException(String message) {
    super(message);
  }

  /** The same with the cause, which is shown with {@code --debug} only. */
  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
