package io.prestagelab.emulator.media;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A medium cannot be had: one line that names the medium, what happened, and what would help. */
public final class MediaException extends IOException {

  public MediaException(String message) {
    super(message);
  }

  MediaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
