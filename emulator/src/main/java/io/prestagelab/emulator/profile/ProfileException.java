package io.prestagelab.emulator.profile;

/** A personality that cannot be read or is not there; one line for the user. */
public final class ProfileException extends RuntimeException {
  ProfileException(String message) {
    super(message);
  }

  ProfileException(String message, Throwable cause) {
    super(message, cause);
  }
}
