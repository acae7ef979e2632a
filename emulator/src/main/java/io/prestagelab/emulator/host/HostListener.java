package io.prestagelab.emulator.host;

import io.prestagelab.emulator.media.MediaSource;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Hears what a server does. Console bytes, log lines and media reads come on threads of their own;
 * everything else on the host's event thread.
 */
public interface HostListener {

  /** Firmware began to run, with the boot order that was set. */
  default void booted(BootCause cause) {}

  /**
   * The server is off.
   *
   * @param detail one line for people, such as the last words of a machine that died; may be empty
   */
  default void poweredOff(PowerOffCause cause, String detail) {}

  /** The guest's kernel panicked. */
  default void panicked(String detail) {}

  /**
   * The guest opened the tray of the virtual CD drive.
   *
   * @param medium what was in it then; by now the drive may hold another
   */
  default void mediumEjectedByGuest(MediaSource medium) {}

  /** The server wrote to its serial console. The array belongs to the listener. */
  default void console(byte[] bytes, Instant at) {}

  /** The firmware wrote a line to its debug port. */
  default void firmwareLine(String line) {}

  /**
   * A line came through the virtio port {@code org.prestagelab.log}.
   *
   * @param source who says it, {@code ks-post-3} for instance
   */
  default void logLine(String source, String text, Instant at) {}

  /** The server read its virtual medium. */
  default void mediaRead(long offset, int length) {}

  /** A raw event of the machine, by QMP's name and data. */
  default void qmpEvent(String name, JsonNode data, Instant at) {}
}
