package io.prestagelab.runs.page;

import io.prestagelab.image.FileTrouble;
import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The run that began last. */
final class NewestRun {
  private NewestRun() {}

  /** Among the folders in {@code runs}, whose names begin with their time. */
  static Optional<Path> in(Path runs) {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(Files::isDirectory)
          .max(Comparator.comparing(run -> order(String.valueOf(run.getFileName()))));
    } catch (IOException e) {
      throw new RunException(runs + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** Runs of one second have numbers at the end: {@code -10} is after {@code -9}. */
  static String order(String name) {
    String time = name.substring(0, Math.min(15, name.length()));
    String number = name.replaceAll("^.*-(?=\\d{1,6}$)", "");
    boolean numbered = name.length() > 15 && number.matches("\\d{1,6}") && !number.equals(name);
    return time + (numbered ? "%06d".formatted(Integer.valueOf(number)) : "000000");
  }
}
