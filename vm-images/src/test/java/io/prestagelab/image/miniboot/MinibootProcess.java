package io.prestagelab.image.miniboot;

import io.prestagelab.image.ImageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Builds a Miniboot ISO in a process of its own, which stands still when it works on a certain
 * file, says so, and waits to be stopped.
 */
final class MinibootProcess {

  static final String UNDER_WAY = "under way";

  private MinibootProcess() {}

  public static void main(String[] arguments) {
    MinibootSettings settings =
        MinibootSettings.of(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            "http://10.0.2.2/iso/22.06",
            "subcloud1",
            InstallType.of(0),
            new BootNetwork("10.0.2.15", "", "", "", "eth0"));
    try {
      new MinibootIsoBuilder(settings)
          .build((what, done, total) -> standStill(what.equals(arguments[2])));
    } catch (ImageException e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  private static void standStill(boolean here) {
    if (here) {
      System.out.println(UNDER_WAY);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static Process standingAt(Path input, Path www, String file) throws IOException {
    Process build =
        new ProcessBuilder(
                List.of(
                    // what started the tests may have been told to ignore some
                    "env",
                    "--default-signal=HUP,INT,TERM",
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    MinibootProcess.class.getName(),
                    input.toString(),
                    www.toString(),
                    file))
            .redirectErrorStream(true)
            .start();
    String said = build.inputReader().readLine();
    if (!UNDER_WAY.equals(said)) {
      throw new IllegalStateException("the build did not get to " + file + ": " + said);
    }
    return build;
  }
}
