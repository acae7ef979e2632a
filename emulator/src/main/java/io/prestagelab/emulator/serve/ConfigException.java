package io.prestagelab.emulator.serve;

import org.jspecify.annotations.Nullable;

/** A configuration that cannot be used: file, line, what is wrong and what would be right. */
public final class ConfigException extends RuntimeException {

  ConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
