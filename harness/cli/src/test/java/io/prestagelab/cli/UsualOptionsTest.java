package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Options that stand in {@code lab.yaml}. */
class UsualOptionsTest {
  private static final String HOME = "prestagelab.home";

  @TempDir Path home;

  @BeforeEach
  void ownHome() {
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void usualHome() {
    System.clearProperty(HOME);
  }

  @Test
  void stand_in_for_those_that_are_not_given() throws IOException {
    write("demo: {firmware: uefi, port: 8080}\n");
    assertThat(firmware("demo")).isEqualTo(Firmware.UEFI);
    assertThat(firmware("reproduce")).isEqualTo(Firmware.BIOS);
  }

  @Test
  void give_way_to_those_that_are_given() throws IOException {
    write("demo: {firmware: uefi}\n");
    assertThat(firmware("demo", "--firmware", "bios")).isEqualTo(Firmware.BIOS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          demo: {colour: red}       | lab.yaml: unknown key 'demo.colour'; known: [accel,
          domo: {firmware: uefi}    | lab.yaml: unknown key 'domo'; known: [bmc,
          bmc: {check: {usr: x}}    | lab.yaml: unknown key 'bmc.check.usr'; known: [
          demo: uefi                | lab.yaml: demo must be options with values
          demo: {firmware: [a]}     | lab.yaml: demo.firmware must be one value
          demo: [                   | this is no YAML
          demo: {firmware: efi}     | expected one of [BIOS, UEFI]
          """)
  void that_cannot_be_are_refused_in_one_line(String text, String words) throws IOException {
    write(text + "\n");
    LabCommand lab = new LabCommand();
    assertThat(lab.run("demo", "--iso", "/nope.iso")).isEqualTo(ExitCode.CANNOT);
    lab.saysInOneLine(words);
  }

  private void write(String text) throws IOException {
    Files.writeString(home.resolve("lab.yaml"), text);
  }

  private static Object firmware(String... words) {
    CommandLine line = new CommandLine(new Lab());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setDefaultValueProvider(UsualOptions.of(LabHome.find(), line));
    return line.parseArgs(words).subcommand().commandSpec().findOption("--firmware").getValue();
  }
}
