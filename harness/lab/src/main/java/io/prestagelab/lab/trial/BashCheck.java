package io.prestagelab.lab.trial;

import io.prestagelab.image.ImageException;
import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.StockTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What bash says of a script that it is not to run. */
final class BashCheck {
  private static final StockTool BASH = StockTool.named("bash", "bash");
  private static final Pattern COMPLAINT = Pattern.compile("line (\\d+): (.*)");

  /**
   * A complaint.
   *
   * @param line of the script, from 1
   * @param text bash's words
   */
  record Wrong(int line, String text) {}

  private BashCheck() {}

  /** The first complaint about {@code script}, if there is one. */
  static Optional<Wrong> of(String script) {
    try {
      Path file = Files.createTempFile("lab-script", ".sh");
      try {
        Files.writeString(file, script, StandardCharsets.ISO_8859_1);
        BASH.run(List.of("-n", file.toString()));
        return Optional.empty();
      } catch (InvalidInputException e) {
        throw e;
      } catch (ImageException e) {
        Matcher complaint = COMPLAINT.matcher(String.valueOf(e.getMessage()));
        return Optional.of(
            complaint.find()
                ? new Wrong(Integer.parseInt(complaint.group(1)), complaint.group(2))
                : new Wrong(1, "bash cannot read it"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into the folder for temporary files", e);
    }
  }
}
