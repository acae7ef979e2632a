package io.prestagelab.emulator.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The tray of a QEMU server's virtual CD drive. A reset of the machine closes it at any moment,
 * between two of the monitor's commands too: what needs it open opens it again.
 */
final class CdTray {
  private static final int TRIES = 5;
  private static final String DRIVE = "cd0";

  private final BiConsumer<String, Map<String, ?>> monitor;

  /** The tray that {@code monitor} moves by QMP's commands. */
  CdTray(BiConsumer<String, Map<String, ?>> monitor) {
    this.monitor = monitor;
  }

  /** Puts the medium offered at {@code nbd} into the drive; the drive is empty before. */
  void insert(String node, Path nbd) {
    Map<String, Object> server = Map.of("type", "unix", "path", nbd.toString());
    monitor.accept(
        "blockdev-add",
        Map.of(
            "driver",
            "raw",
            "node-name",
            node,
            "read-only",
            true,
            "file",
            Map.of("driver", "nbd", "server", server)));
    whileOpen("blockdev-insert-medium", Map.of("id", DRIVE, "node-name", node));
    monitor.accept("blockdev-close-tray", Map.of("id", DRIVE));
  }

  /** Takes the medium out, against the guest's will if need be. */
  void eject(String node) {
    whileOpen("blockdev-remove-medium", Map.of("id", DRIVE));
    monitor.accept("blockdev-del", Map.of("node-name", node));
    monitor.accept("blockdev-close-tray", Map.of("id", DRIVE));
  }

  private void whileOpen(String command, Map<String, ?> arguments) {
    for (int left = TRIES; ; left--) {
      monitor.accept("blockdev-open-tray", Map.of("id", DRIVE, "force", true));
      try {
        monitor.accept(command, arguments);
        return;
      } catch (HostException e) {
        if (left == 1 || !String.valueOf(e.getMessage()).contains("is not open")) {
          throw e;
        }
      }
    }
  }
}
