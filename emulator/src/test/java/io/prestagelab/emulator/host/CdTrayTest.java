package io.prestagelab.emulator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CdTrayTest {
  private final Monitor monitor = new Monitor();
  private final CdTray tray = new CdTray(monitor::execute);

  /** Does what QEMU's monitor does; the machine is reset after each opening, a few times. */
  private static final class Monitor {
    private int resets;
    private boolean open;
    private String medium = "";

    private void execute(String command, Map<String, ?> arguments) {
      switch (command) {
        case "blockdev-open-tray" -> open = --resets < 0;
        case "blockdev-close-tray" -> open = false;
        case "blockdev-insert-medium" -> medium = onlyOpen(arguments.get("node-name") + "");
        case "blockdev-remove-medium" -> medium = onlyOpen("");
        default -> assertThat(command).isIn("blockdev-add", "blockdev-del");
      }
    }

    private String onlyOpen(String next) {
      if (!open) {
        throw new HostException("Tray of device 'cd0' is not open");
      }
      return next;
    }
  }

  @Test
  void a_medium_goes_in_and_out_although_resets_close_the_tray() {
    monitor.resets = 2;
    tray.insert("medium1", Path.of("nbd"));
    assertThat(monitor.medium).isEqualTo("medium1");
    assertThat(monitor.open).isFalse();
    monitor.resets = 2;
    tray.eject("medium1");
    assertThat(monitor.medium).isEmpty();
  }

  @Test
  void a_tray_that_never_opens_is_told() {
    monitor.resets = 1000;
    assertThatThrownBy(() -> tray.insert("medium1", Path.of("nbd")))
        .isInstanceOf(HostException.class)
        .hasMessageContaining("is not open");
  }
}
