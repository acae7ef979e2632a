package io.prestagelab.emulator;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process holds of the machine. */
final class Resources {

  private Resources() {}

  /** Open file descriptors, sockets among them. */
  static int files() {
    return (int)
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getOpenFileDescriptorCount();
  }

  /** Living threads but those of the tests' own HTTP clients, which end when they like. */
  static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("HttpClient-"))
            .count();
  }
}
