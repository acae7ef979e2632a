package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.BootCause;
import io.prestagelab.emulator.host.PowerOffCause;

/** Something a server did that somebody may wait for. */
public sealed interface GuestEvent {
  /** The whole line that the log stream or the console had; empty if the event is none. */
  default String line() {
    if (this instanceof LogLine log) {
      return log.text();
    }
    return this instanceof ConsoleLine console ? console.text() : "";
  }

  /** A whole line on the serial console, without escape sequences. */
  record ConsoleLine(String text) implements GuestEvent {}

  /** What stands on the console's last line and waits for an answer. */
  record Prompt(String text) implements GuestEvent {}

  /** A line of the installer's log stream. */
  record LogLine(String source, String text) implements GuestEvent {}

  /** The firmware began to run. */
  record Booted(BootCause cause) implements GuestEvent {}

  /** The server is off. */
  record PoweredOff(PowerOffCause cause, String detail) implements GuestEvent {}
}
