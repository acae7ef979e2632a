package io.prestagelab.image.boot;

import io.prestagelab.image.InvalidInputException;

/**
 * How long a boot menu waits for a choice.
 *
 * @param seconds 0 boots at once, a negative number waits for ever
 */
public record MenuTimeout(int seconds) {

  /** SYSLINUX counts tenths of a second and knows no more than 35,996 of them. */
  private static final int MAX_SECONDS = 3599;

  public MenuTimeout {
    if (seconds > MAX_SECONDS) {
      throw new InvalidInputException(
          "--timeout %d is too long: at most %d seconds, or -1 to wait for ever"
              .formatted(seconds, MAX_SECONDS));
    }
  }

  /** The seconds a user wrote. */
  public static MenuTimeout parse(String text) {
    try {
      return new MenuTimeout(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(
          "--timeout '" + text + "' is not a whole number of seconds (-1 waits for ever)", e);
    }
  }

  /**
   * For SYSLINUX, in tenths of a second; 0 is its word for ever, so "at once" is its shortest wait.
   */
  int syslinux() {
    return seconds < 0 ? 0 : seconds == 0 ? 1 : seconds * 10;
  }

  /** For GRUB, in seconds; -1 is its word for ever. */
  int grub() {
    return Math.max(-1, seconds);
  }
}
