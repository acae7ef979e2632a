package io.prestagelab.image.prestage;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.sample.SampleArchive;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a prestaged ISO in a process of its own, which a test may stop, and says when some of it
 * is written.
 */
final class BuildProcess {

  static final String UNDER_WAY = "under way";

  private BuildProcess() {}

  public static void main(String[] arguments) {
    PrestageSettings settings =
        PrestageSettings.of(Path.of(arguments[0]), Path.of(arguments[1]))
            .withImages(List.of(Path.of(arguments[2])));
    try {
      new PrestagedIsoBuilder(settings)
          .build(
              (what, done, total) -> {
                if (done > 8 << 20) {
                  System.out.println(UNDER_WAY);
                }
              });
    } catch (ImageException e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  /** An archive so large, and mostly a hole, that its copy takes a while. */
  static Path largeArchive(Path file) throws IOException {
    SampleArchive.of(file, 100, 1);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(2L << 30);
    }
    return file;
  }

  /**
   * Starts it; {@code limit} is a shell command before it, such as one that limits the size of
   * files.
   */
  static Process start(String limit, Path input, Path output, Path image) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", limit + " exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.add(BuildProcess.class.getName());
    for (Path path : List.of(input, output, image)) {
      command.add(path.toString());
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
