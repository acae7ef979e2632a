package io.prestagelab.runs.capsule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapsuleTest {

  @TempDir Path folder;

  private Path run;
  private Path file;

  @BeforeEach
  void a_run() throws IOException {
    run = Files.createDirectories(folder.resolve("run"));
    file = folder.resolve("run.capsule");
    record("server/console.log", "2026-01-01T00:00:01Z\thello\n");
    record("bmc/bmc.p12", "key");
    record("work/disk.raw", "disk");
  }

  private void record(String name, String text) throws IOException {
    Path path = run.resolve(name);
    Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
    Files.writeString(path, text);
  }

  private Path unpacked() {
    new Capsule(file).write(run, "test");
    Path target = folder.resolve("unpacked");
    new Capsule(file).unpack(target);
    return target;
  }

  @Test
  void records_come_back_as_they_were() {
    assertThat(unpacked().resolve("server/console.log"))
        .hasContent("2026-01-01T00:00:01Z\thello\n");
  }

  @Test
  void disks_and_keys_stay_at_home() {
    assertThat(unpacked().resolve("bmc/bmc.p12")).doesNotExist();
    assertThat(folder.resolve("unpacked/work")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bmc_password: s3cret",
        "{\"UserName\":\"admin\",\"Password\":\"s3cret\"}",
        "X-Auth-Token: s3cret",
        "GET http://admin:s3cret@10.0.2.2/iso",
        "sysadmin_password='s3cret'",
        "{\"Password\":\"a\\\"s3cret\"}",
        "{\"got\":\"{\\\"Password\\\": \\\"s3cret\\\"}\"}",
        "{\"Token\": [\"s3cret\"]}",
        "password: ab\"s3cret",
        "{\"Password\":\"s3cret cut s3cret",
        "password: \"s3cret",
        "useradd --password $6$prestagelab$qPkE8s3cretJuHIKcxqpKqY0 sysadmin"
      })
  void no_secret_is_in_it(String line) throws IOException {
    record("run.log", line + "\n");
    assertThat(unpacked().resolve("run.log"))
        .content(StandardCharsets.UTF_8)
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Password\":\"s3cret\",\"a\":1}",
        "{\"Password\":\"a\\\"s3cret\\\\\",\"a\":1}",
        "{\"says\":\"bmc_password: s3cret\"}",
        "{\"says\":\"token=s3cret\\\\\", \"a\":1}",
        "[\"x-auth-token: s3cret\"]",
        "{\"says\":\"X-Auth-Token: s3cret, more\"}",
        "{\"says\":\"no password:\",\"a\":\"x\"}",
        "{\"Password\":\", s3cret\"}",
        "{\"Password\":null,\"Token\":12}",
        "{\"Token\":{\"Secret\":\"s3cret\"}}",
        "{\"Token\": [\"s3cret\", \"s3cret\"]}",
        "{\"got\":\"{\\\"Password\\\": \\\"s3cret\\\", \\\"a\\\": 1}\"}",
        "{\"got\":\"{\\\"Password\\\": null}\"}"
      })
  void json_stays_json(String line) {
    String clean = Secrets.removedFrom(line);
    assertThat(clean).doesNotContain("s3cret");
    new tools.jackson.databind.json.JsonMapper().readTree(clean);
  }

  @Test
  void the_same_run_makes_the_same_capsule() throws IOException {
    new Capsule(file).write(run, "test");
    Path again = folder.resolve("again.capsule");
    new Capsule(again).write(run, "test");
    assertThat(again).hasSameBinaryContentAs(file);
  }

  @Test
  void a_capsule_cut_short_is_refused() throws IOException {
    new Capsule(file).write(run, "test");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> new Capsule(file).unpack(folder.resolve("x")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("damaged capsule");
  }

  @Test
  void another_folder_is_refused() {
    assertThatThrownBy(() -> new Capsule(file).write(folder.resolve("work"), "test"))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is not the folder of a run");
  }

  @Test
  void a_name_that_leads_outside_is_refused() throws IOException {
    zip("../evil.txt", "x".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> new Capsule(file).unpack(folder.resolve("x")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("lies outside");
    assertThat(folder.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void an_entry_that_unpacks_to_far_more_than_records_do_is_refused() throws IOException {
    zip("run.log", new byte[200_000_001]);
    assertThatThrownBy(() -> new Capsule(file).unpack(folder.resolve("x")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("over 200 MB");
  }

  @Test
  void another_zip_is_no_capsule() throws IOException {
    try (java.util.zip.ZipOutputStream zip =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry("hello.txt"));
    }
    assertThatThrownBy(() -> new Capsule(file).unpack(folder.resolve("x")))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("has no capsule.json");
  }

  @Test
  void scenario_and_settings_are_in_it() throws IOException {
    record("scenario.feature", "Feature: x\n");
    record("settings.json", "{}");
    assertThat(unpacked().resolve("scenario.feature")).exists();
    assertThat(folder.resolve("unpacked/settings.json")).exists();
  }

  /** What a reader without this lab can check it with. */
  @Test
  void its_index_says_what_made_it_and_the_sums_of_what_is_in_it() throws IOException {
    new Capsule(file).write(run, "1.2");
    try (ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(CapsuleIndex.NAME))) {
      CapsuleIndex index = CapsuleIndex.of(in.readAllBytes(), file);
      assertThat(index.run()).isEqualTo("run");
      assertThat(index.lab()).isEqualTo("1.2");
      assertThat(index.system()).contains(System.getProperty("os.arch"));
      assertThat(index.sums())
          .isEqualTo(
              Map.of("server/console.log", DigestUtils.sha256Hex("2026-01-01T00:00:01Z\thello\n")));
    }
  }

  @Test
  void a_record_that_was_changed_is_refused() throws IOException {
    zip("run.log", new byte[] {1}, CapsuleIndex.sum(new byte[] {2}));
    assertThatThrownBy(() -> new Capsule(file).unpack(folder.resolve("x")))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith("is a damaged capsule: run.log has changed");
  }

  @ParameterizedTest
  @CsvSource({"PK\3\4, true", "PX, false", "XK, false", "P, false", "'', false"})
  void it_is_told_from_other_files_by_its_beginning(String begin, boolean is) throws IOException {
    assertThat(Capsule.isOne(Files.writeString(file, begin))).isEqualTo(is);
  }

  @Test
  void what_is_not_there_is_no_capsule_and_no_other_file() {
    assertThatThrownBy(() -> Capsule.isOne(file))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(file + " cannot be read: ");
  }

  /** Random bytes cannot be packed; what cannot be sent is not left behind. */
  @Test
  void records_over_50_megabytes_are_refused() throws IOException {
    byte[] console = new byte[50_000_001];
    new Random(1).nextBytes(console);
    Files.write(run.resolve("server/console.log"), console);
    assertThatThrownBy(() -> new Capsule(file).write(run, "test"))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("over 50 MB");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(run);
    }
  }

  private void zip(String name, byte[] content) throws IOException {
    zip(name, content, CapsuleIndex.sum(content));
  }

  private void zip(String name, byte[] content, String sum) throws IOException {
    CapsuleIndex index =
        new CapsuleIndex(CapsuleIndex.FORMAT, "run", "test", "17", "Linux", Map.of(name, sum));
    try (java.util.zip.ZipOutputStream zip =
        new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new java.util.zip.ZipEntry(CapsuleIndex.NAME));
      zip.write(index.json());
      zip.putNextEntry(new java.util.zip.ZipEntry(name));
      zip.write(content);
    }
  }
}
