package io.prestagelab.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.install.Generation;
import java.util.List;
import org.junit.jupiter.api.Test;

class KickstartLogTest {
  private static final String LINE = "2021-11-05 05:10:26.467 - Miniboot post: Local Install";
  private static final Installer INSTALLER =
      new CentosInstaller("22.06", Generation.CENTOS.layout());

  @Test
  void with_a_log_port_the_console_is_not_heard() {
    List<GuestEvent> events =
        List.of(
            new GuestEvent.ConsoleLine(LINE.substring(0, 40)),
            new GuestEvent.LogLine("anaconda", "Installer started"),
            new GuestEvent.LogLine("ks-script-abc.log", LINE));
    assertThat(KickstartLog.of(events, INSTALLER)).containsExactly(LINE);
    assertThat(KickstartLog.all(events)).containsExactly("Installer started", LINE);
  }

  @Test
  void without_one_the_consoles_lines_are_the_log() {
    List<GuestEvent> events =
        List.of(
            new GuestEvent.ConsoleLine("No space left on device"),
            new GuestEvent.ConsoleLine(LINE));
    assertThat(KickstartLog.of(events, INSTALLER)).containsExactly(LINE);
    assertThat(KickstartLog.all(events)).containsExactly("No space left on device", LINE);
  }
}
