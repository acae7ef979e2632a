package io.prestagelab.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code lab doctor}, which is the launcher's, when a run failed before its first stage. */
final class Doctor {
  private Doctor() {}

  /** Tells on standard error what is not well on this machine; nothing if there is no launcher. */
  static void look() {
    @Nullable String launcher = System.getProperty("prestagelab.launcher");
    if (launcher == null) {
      return;
    }
    try {
      Process doctor =
          new ProcessBuilder("bash", "-c", "exec \"$0\" doctor --brief >&2", launcher)
              .inheritIO()
              .start();
      int unused = doctor.waitFor();
    } catch (IOException e) {
      Terminal.errors().println("lab: lab doctor cannot be started: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
