package io.prestagelab.emulator.mockup;

import org.jspecify.annotations.Nullable;

/** A folder that is no mockup, or a damaged one: what is wrong, where, and what would be right. */
public final class MockupException extends RuntimeException {

  MockupException(String message) {
    this(message, null);
  }

  MockupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
