package io.prestagelab.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteWatchdog;
import org.apache.commons.exec.PumpStreamHandler;
import org.jspecify.annotations.Nullable;

/** A command-line tool of the distribution, run to its end with its output caught. */
public final class StockTool {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final List<String> SYSTEM_FOLDERS =
      List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin");

  private final String name;
  private final String packageName;

  private StockTool(String name, String packageName) {
    this.name = name;
    this.packageName = packageName;
  }

  /**
   * The tool of that name; {@code packageName} is the Debian package that an error message
   * recommends.
   */
  public static StockTool named(String name, String packageName) {
    return new StockTool(name, packageName);
  }

  /**
   * Whether the tool is there. System folders are searched beside PATH: an ordinary user's PATH
   * lacks sbin.
   */
  public boolean isInstalled() {
    return locate() != null;
  }

  /**
   * Runs the tool and returns its standard output. A failing exit code throws with the last line it
   * said, on standard error if anything was said there.
   */
  public String run(List<String> arguments) {
    Path program = locate();
    if (program == null) {
      throw new InvalidInputException(
          name + " is not installed: install the Debian package " + packageName);
    }
    CommandLine command = new CommandLine(program.toFile());
    arguments.forEach(argument -> command.addArgument(argument, false));
    return execute(command);
  }

  private String execute(CommandLine command) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    DefaultExecutor executor = DefaultExecutor.builder().get();
    executor.setStreamHandler(new PumpStreamHandler(output, errors));
    executor.setWatchdog(ExecuteWatchdog.builder().setTimeout(LIMIT).get());
    Map<String, String> all = new HashMap<>(System.getenv());
    all.put("LC_ALL", "C");
    try {
      executor.execute(command, all);
    } catch (ExecuteException e) {
      throw new ImageException(
          "%s failed with exit code %d: %s"
              .formatted(name, e.getExitValue(), lastLine(errors.size() > 0 ? errors : output)),
          e);
    } catch (IOException e) {
      throw new ImageException(name + " could not be run: " + FileTrouble.reason(e), e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }

  private static String lastLine(ByteArrayOutputStream said) {
    return said.toString(StandardCharsets.UTF_8)
        .strip()
        .lines()
        .reduce((first, second) -> second)
        .orElse("it said nothing");
  }

  private @Nullable Path locate() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Arrays.stream(path.split(":")), SYSTEM_FOLDERS.stream())
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(StockTool::isProgram)
        .findFirst()
        .orElse(null);
  }

  /** A folder can be executable too, and no program. */
  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
