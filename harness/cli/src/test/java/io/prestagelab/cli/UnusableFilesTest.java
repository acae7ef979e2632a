package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every command says of a file that it cannot use: one line with the reason in words, never a
 * bare path, and exit code 2. RUN is a run's folder, FILE a file of text, DIR a folder, NOSUCH a
 * folder that is not there.
 */
class UnusableFilesTest {
  private static final String HOME = "prestagelab.home";

  @TempDir Path folder;

  @BeforeEach
  void filesAndAHome() throws IOException {
    System.setProperty(HOME, folder.resolve("home").toString());
    Files.createDirectories(folder.resolve("dir"));
    Files.writeString(folder.resolve("file"), "text\n");
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("run.log"), "2026-01-01T00:00:00Z\thello\n");
  }

  @AfterEach
  void usualHome() {
    System.clearProperty(HOME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show RUN -o NOSUCH/p.html",
        "show RUN -o FILE/p.html",
        "show RUN RUN -o NOSUCH/deeper/p.html",
        "capsule RUN -o NOSUCH/x.capsule",
        "capsule RUN -o FILE/x.capsule",
        "bmc record crawl https://127.0.0.1:1 --output FILE/x --password-file PASSWORD",
        "bmc record proxy https://127.0.0.1:1 --output NOSUCH/x --password-file PASSWORD",
      })
  void a_place_to_write_that_is_none(String command) {
    refused(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show NOSUCH",
        "show FILE",
        "show DIR",
        "show RUN NOSUCH",
        "diagnose NOSUCH/ks.log",
        "diagnose FILE/ks.log",
        "iso inspect NOSUCH/x.iso",
        "iso inspect DIR",
        "iso inspect FILE",
        "iso diff FILE NOSUCH/x.iso",
        "iso prestage -i NOSUCH/x.iso -o DIR/y.iso",
        "iso prestage -i DIR -o DIR/y.iso",
        "iso prestage -i FILE -o NOSUCH/y.iso",
        "iso miniboot --input NOSUCH/x.iso --www-root DIR --base-url http://h/iso/1 --id s"
            + " --default-boot 0",
        "bmc replay NOSUCH/x.jsonl",
        "bmc replay DIR",
        "bmc replay FILE",
        "bmc check https://127.0.0.1:1 --password-file NOSUCH/x",
        "bmc check https://127.0.0.1:1 --password-file DIR",
        "watch NOSUCH",
        "demo --iso NOSUCH/x.iso",
        "demo --iso DIR",
        "demo --install-values NOSUCH/x.yml",
        "demo --install-values DIR",
        "capsule NOSUCH",
        "capsule FILE",
        "replay NOSUCH",
        "replay FILE",
        "replay DIR",
        "reproduce NOSUCH/ks.log",
        "reproduce --disk NOSUCH/disk.raw",
        "reproduce --disk DIR",
      })
  void something_to_read_that_is_not_there_or_is_something_else(String command) {
    refused(command);
  }

  private void refused(String command) {
    List<String> words = Arrays.stream(command.split(" ")).map(this::word).toList();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        Lab.run(
            words.toArray(String[]::new), new PrintStream(errors, true, StandardCharsets.UTF_8));
    String text = errors.toString(StandardCharsets.UTF_8).strip();
    assertThat(text.lines()).as(text).hasSize(1);
    assertThat(text).startsWith("lab: ").doesNotContain("unexpected error", "Exception");
    assertThat(lastPart(text)).as(text).contains(" ");
    assertThat(code).isEqualTo(ExitCode.CANNOT);
  }

  /** What stands after the last colon or in the last parentheses: the reason, not a path again. */
  private static String lastPart(String text) {
    String inside = text.endsWith(")") ? text.substring(text.lastIndexOf('(')) : text;
    return inside.substring(inside.lastIndexOf(": ") + 1).strip();
  }

  private String word(String word) {
    return word.replace("NOSUCH", folder.resolve("nosuch").toString())
        .replace("PASSWORD", folder.resolve("file").toString())
        .replace("FILE", folder.resolve("file").toString())
        .replace("DIR", folder.resolve("dir").toString())
        .replace("RUN", folder.resolve("run").toString());
  }
}
