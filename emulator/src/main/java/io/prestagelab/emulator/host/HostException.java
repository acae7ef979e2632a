package io.prestagelab.emulator.host;

import org.jspecify.annotations.Nullable;

/** A server did not do what it was told: one line that says what happened and what would help. */
public final class HostException extends RuntimeException {

  public HostException(String message) {
    super(message);
  }

  public HostException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
