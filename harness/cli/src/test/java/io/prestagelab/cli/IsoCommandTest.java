package io.prestagelab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.IsoInspector;
import io.prestagelab.image.inspect.LoaderMenu;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of {@code lab iso}: that of the document's script goes on working. */
final class IsoCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private String input = "";
  private String output = "";

  @BeforeEach
  void make() throws IOException {
    input = SmallIso.in(folder).toString();
    output = folder.resolve("prestaged.iso").toString();
  }

  @Test
  void long_options_with_repeats_and_a_negative_timeout() {
    int code =
        lab(
            "iso",
            "prestage",
            "--input",
            input,
            "--param",
            "boot_device=/dev/vda",
            "--param",
            "rootfs_device=/dev/vda",
            "--output",
            output,
            "--timeout",
            "-1");
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(menus()).allMatch(menu -> menu.timeout().equals("for ever"));
    assertThat(menus().get(0).entries().get(0).arguments())
        .contains("boot_device=/dev/vda rootfs_device=/dev/vda");
  }

  @Test
  void short_options_with_a_comma_list() {
    int code =
        lab(
            "iso",
            "prestage",
            "-i",
            input,
            "-o",
            output,
            "-p",
            "a=1,b=2",
            "-d",
            "0",
            "-t",
            "90",
            "-f");
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(menus()).extracting(LoaderMenu::timeout).containsOnly("90 s");
    assertThat(menus().get(0).entries().get(0).arguments()).contains(" force_install ", " a=1 b=2");
  }

  @Test
  void long_options_may_be_shortened_as_getopt_allows() {
    assertThat(lab("iso", "prestage", "--in", input, "--out", output)).isZero();
  }

  @Test
  void a_shortening_that_fits_two_options_is_refused() {
    assertThat(lab("iso", "prestage", "--i", input, "--out", output)).isEqualTo(ExitCode.CANNOT);
  }

  @Test
  void options_after_timeout_zero_count() {
    lab("iso", "prestage", "--timeout", "0", "--force-install", "-i", input, "-o", output);
    assertThat(menus()).extracting(LoaderMenu::timeout).containsOnly("at once");
    assertThat(menus().get(0).entries().get(0).arguments()).contains("force_install");
  }

  @Test
  void words_that_belong_to_no_option_are_refused() {
    assertThat(lab("iso", "prestage", "-i", input, "-o", output, "more"))
        .isEqualTo(ExitCode.CANNOT);
    assertThat(Path.of(output)).doesNotExist();
  }

  @Test
  void bad_input_is_one_line_and_exit_code_two() {
    assertThat(lab("iso", "prestage", "-i", "missing.iso", "-o", output))
        .isEqualTo(ExitCode.CANNOT);
    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .contains("missing.iso");
  }

  @Test
  void a_list_of_files_may_hold_a_name_with_a_comma() throws IOException {
    Path odd = Files.writeString(folder.resolve("a,b.patch"), "");
    assertThat(FileLists.of(List.of(odd.toString(), "x,y")))
        .containsExactly(odd, Path.of("x"), Path.of("y"));
  }

  @Test
  void an_inspection_of_a_sound_iso_ends_with_zero_and_of_a_damaged_one_with_one()
      throws IOException {
    lab("iso", "prestage", "-i", input, "-o", output);
    assertThat(lab("iso", "inspect", output)).isZero();
    byte[] bytes = Files.readAllBytes(Path.of(output));
    bytes[bytes.length / 2] ^= 1;
    Files.write(Path.of(output), bytes);
    assertThat(lab("iso", "inspect", "--json", output)).isEqualTo(ExitCode.NO);
  }

  @Test
  void a_miniboot_node_is_made_once_and_deleted() throws IOException {
    Path www = Files.createDirectory(folder.resolve("www"));
    List<String> node = List.of("iso", "miniboot", "--www-root", www.toString(), "--id", "sc1");
    List<String> made = new ArrayList<>(node);
    made.addAll(
        List.of(
            "--input", input, "--base-url", "http://10.0.2.2/iso/22.06", "--default-boot", "0"));
    made.addAll(List.of("--boot-ip", "fd00::15", "--boot-interface", "eth0.100", "--timeout", "0"));
    assertThat(lab(made.toArray(String[]::new)))
        .as(errors.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(www.resolve("nodes/sc1/bootimage.iso")).isRegularFile();
    assertThat(lab(made.toArray(String[]::new))).isEqualTo(ExitCode.CANNOT);
    List<String> deleted = new ArrayList<>(node);
    deleted.add("--delete");
    assertThat(lab(deleted.toArray(String[]::new))).isZero();
    assertThat(www.resolve("nodes")).doesNotExist();
  }

  /** The whole line that the system controller's dcmanager forms today. */
  @Test
  void the_system_controllers_command_line_is_taken_as_it_is() throws IOException {
    Path www = Files.createDirectory(folder.resolve("www"));
    String line =
        "iso miniboot --input %s --www-root %s --id sc1 --boot-hostname sc1 --timeout 5"
                .formatted(input, www)
            + " --release 22.06 --boot-interface eth0.100 --boot-ip [fd00::15] --boot-netmask 64"
            + " --default-boot 0 --boot-gateway [fd00::1] --param rootfs_device=/dev/vda"
            + " --param boot_device=/dev/vda --param rd.net.timeout.ipv6dad=10"
            + " --param vlan=eth0.100:eth0 --param inst.noverifyssl=True"
            + " --param persistent_size=30000 --param insthwsettle=5 --param wipe_osds=1"
            + " --base-url https://[fd00::2]:8443/iso/22.06 --patches-from-iso --verbose"
            + " --lock-timeout 600";
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--param", "extra_boot_params=a=1 nomodeset"));
    assertThat(lab(words.toArray(String[]::new)))
        .as(errors.toString(StandardCharsets.UTF_8))
        .isZero();
    IsoInspection seen = IsoInspector.inspect(www.resolve("nodes/sc1/bootimage.iso"), false);
    assertThat(seen.menus().get(0).entries().get(0).arguments())
        .contains("ip=[fd00::15]::[fd00::1]:64:sc1:eth0.100:none", "wipe_osds=1 a=1 nomodeset")
        .doesNotContain("extra_boot_params");
    assertThat(lab("iso", "miniboot", "--id", "sc1", "--www-root", www.toString(), "--delete"))
        .isZero();
    assertThat(www.resolve("nodes")).doesNotExist();
  }

  private List<LoaderMenu> menus() {
    IsoInspection seen = IsoInspector.inspect(Path.of(output), false);
    return seen.menus();
  }

  private int lab(String... arguments) {
    errors.reset();
    return Lab.run(arguments, new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
