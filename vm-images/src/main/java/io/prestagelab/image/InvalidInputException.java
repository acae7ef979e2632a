package io.prestagelab.image;

/**
 * What the user gave cannot be worked with; the one-line message says what is wrong and what would
 * be right. Nothing has been written.
 */
public final class InvalidInputException extends ImageException {

  public InvalidInputException(String message) {
    super(message);
  }

  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
