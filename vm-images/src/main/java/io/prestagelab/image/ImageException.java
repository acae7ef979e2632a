package io.prestagelab.image;

/** The making or reading of an image failed in mid-work; the message is one line for the user. */
public sealed class ImageException extends RuntimeException permits InvalidInputException {

  public ImageException(String message) {
    super(message);
  }

  public ImageException(String message, Throwable cause) {
    super(message, cause);
  }
}
