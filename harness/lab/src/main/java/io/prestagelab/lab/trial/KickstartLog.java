package io.prestagelab.lab.trial;

import java.util.List;

/**
 * What kickstarts logged, among all that happened to a server: as it came from the log port, or
 * from the serial console if the ISO's installer knows no port.
 */
final class KickstartLog {
  private KickstartLog() {}

  /** The lines of the kickstarts' logs. */
  static List<String> of(List<GuestEvent> events, Installer installer) {
    boolean port = hasPort(events);
    return events.stream()
        .filter(event -> !port || event instanceof GuestEvent.LogLine)
        .flatMap(event -> installer.kickstartLine(event).stream())
        .toList();
  }

  /** Every line in which a kickstart's could be: all of the port's, or all of the console's. */
  static List<String> all(List<GuestEvent> events) {
    boolean port = hasPort(events);
    return events.stream().flatMap(event -> text(event, port).lines()).toList();
  }

  private static boolean hasPort(List<GuestEvent> events) {
    return events.stream().anyMatch(GuestEvent.LogLine.class::isInstance);
  }

  private static String text(GuestEvent event, boolean port) {
    return port && event instanceof GuestEvent.ConsoleLine ? "" : event.line();
  }
}
