package io.prestagelab.lab.crash;

/**
 * A line of the installer's log, on the clock of the disk's writes.
 *
 * @param logBytes length of the write log when it came
 * @param text what it said
 */
record LoggedLine(long logBytes, String text) {}
