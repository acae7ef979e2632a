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
import java.util.Random;
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
    Files.createFile(folder.resolve("empty"));
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve("binary"), noise);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --port x",
        "demo --port 99999 --iso FILE",
        "demo --firmware coreboot",
        "demo --accel fast",
        "demo --generation ubuntu",
        "demo word",
        "watch --port 70000",
        "watch --port 1.5",
        "show",
        "show RUN RUN RUN",
        "show RUN --suite",
        "show --all --suite",
        "capsule",
        "diagnose",
        "bmc serve --control 99999",
        "bmc serve --clean",
        "bmc serve --config NOSUCH/bmc.yaml",
        "bmc serve --config DIR",
        "bmc serve --config EMPTY",
        "bmc serve --config BINARY",
        "bmc serve --mockup NOSUCH",
        "bmc serve --state FILE",
        "bmc replay FILE --speed 0",
        "bmc replay FILE --listen 127.0.0.1:99999",
        "bmc check",
        "bmc check https://127.0.0.1:1 --tier half",
        "iso prestage -i FILE -o NOSUCH/y.iso -t soon",
        "iso inspect EMPTY",
        "iso inspect BINARY",
        "replay EMPTY",
        "replay BINARY",
        "completion fish",
        "bmc",
        "iso",
        "no-such-command",
        "--no-such-option",
      })
  void a_word_a_number_or_a_file_s_content_that_cannot_be(String command) {
    refused(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bmc serve", "show --all", "show --suite"})
  void a_folder_of_the_lab_that_cannot_be_made(String command) {
    System.setProperty(HOME, folder.resolve("file/home ü").toString());
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
    return word.replace("EMPTY", folder.resolve("empty").toString())
        .replace("BINARY", folder.resolve("binary").toString())
        .replace("NOSUCH", folder.resolve("nosuch").toString())
        .replace("PASSWORD", folder.resolve("file").toString())
        .replace("FILE", folder.resolve("file").toString())
        .replace("DIR", folder.resolve("dir").toString())
        .replace("RUN", folder.resolve("run").toString());
  }
}
