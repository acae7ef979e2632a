package io.prestagelab.lab.trial;

import java.nio.file.Path;
import java.util.List;

/** The port on which the lab's installers tell which lines of kickstarts' scripts run. */
final class TracePort {
  private static final String NAME = "org.prestagelab.trace";

  private TracePort() {}

  /** What QEMU is given for it; what is told is added to {@code file}, boot after boot. */
  static List<String> arguments(Path file) {
    return List.of(
        "-chardev",
        "file,id=trace,append=on,path=" + file.toAbsolutePath().toString().replace(",", ",,"),
        "-device",
        "virtserialport,chardev=trace,name=" + NAME);
  }
}
