package io.prestagelab.runs.page;

import java.util.Map;

/** QEMU's events (QMP reference, "Events") in a reader's words; what they carry stays as it is. */
final class QmpWords {
  private static final Map<String, String> WORDS =
      Map.of(
          "RESUME", "the machine runs",
          "STOP", "the machine stands still",
          "RESET", "reset",
          "SHUTDOWN", "the machine goes off",
          "POWERDOWN", "the power button was pressed",
          "DEVICE_TRAY_MOVED", "the tray of a drive moved",
          "BLOCK_IO_ERROR", "a disk or medium could not be read or written",
          "GUEST_PANICKED", "the kernel panicked",
          "NIC_RX_FILTER_CHANGED", "the network card was set up");

  private QmpWords() {}

  /** A line of the machine's log, whose first word is an event. */
  static String of(String line) {
    int end = line.indexOf(' ');
    String event = end < 0 ? line : line.substring(0, end);
    String words = WORDS.get(event);
    return words == null ? line : words + line.substring(event.length());
  }
}
