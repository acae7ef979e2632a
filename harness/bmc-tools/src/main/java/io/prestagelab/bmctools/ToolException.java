package io.prestagelab.bmctools;

/**
 * Something that stops the lab before or beside the install itself: bad input, a missing tool, a
 * port in use. Its message is one line for the user that names the thing and the remedy.
 */
public final class ToolException extends RuntimeException {
  /** Says what is wrong and what would be right. */
  public ToolException(String message) {
    super(message);
  }

  /** The same with the cause, which is shown with {@code --debug} only. */
  public ToolException(String message, Throwable cause) {
    super(message, cause);
  }
}
