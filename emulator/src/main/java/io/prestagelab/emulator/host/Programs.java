package io.prestagelab.emulator.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Programs of the machine that are needed. */
final class Programs {

  private Programs() {}

  /**
   * Makes sure that a program can be started.
   *
   * @throws HostException if it is missing; the message names the package to install
   */
  static void require(String program, String debianPackage) {
    boolean found =
        program.contains("/")
            ? Files.isExecutable(Path.of(program))
            : Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
    if (!found) {
      throw new HostException(program + " is not installed; install package " + debianPackage);
    }
  }
}
