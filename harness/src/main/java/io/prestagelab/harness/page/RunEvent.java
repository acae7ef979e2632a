package io.prestagelab.harness.page;

/**
 * Something in a run that has a moment.
 *
 * @param time milliseconds since 1970, UTC
 * @param lane which witness tells it
 * @param error whether it speaks of an error
 * @param text one line
 * @param detail more of it, or nothing
 */
record RunEvent(long time, String lane, boolean error, String text, String detail) {}
