package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.Progress;
import io.prestagelab.image.sample.SampleArchive;
import io.prestagelab.image.sample.SampleIso;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that does not come to its end leaves nothing. */
final class InterruptedBuildTest {

  @TempDir Path folder;

  private Path input;
  private Path outputFolder;
  private Path output;

  @BeforeEach
  void make() throws IOException {
    input = SampleIso.in(folder).make();
    outputFolder = Files.createDirectory(folder.resolve("out"));
    output = outputFolder.resolve("prestaged.iso");
  }

  @Test
  void sigterm_in_mid_write_leaves_no_output_and_no_temporary_file() throws Exception {
    Process build = underWay();
    build.destroy();
    assertThat(build.waitFor()).isEqualTo(128 + 15);
    assertThat(left()).isEmpty();
  }

  @Test
  void what_a_killed_build_leaves_is_removed_by_the_next() throws Exception {
    Process build = underWay();
    build.destroyForcibly().waitFor();
    assertThat(left()).singleElement().asString().contains(".unfinished-");
    new PrestagedIsoBuilder(PrestageSettings.of(input, output)).build(Progress.SILENT);
    assertThat(left()).containsExactly(output);
  }

  @Test
  void a_full_disk_is_one_line_and_leaves_nothing() throws Exception {
    Path image = SampleArchive.of(folder.resolve("images.tar.gz"), 5_000_000, 1);
    Process build = BuildProcess.start("ulimit -f 8000;", input, output, image);
    String said =
        new String(build.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(build.waitFor()).isEqualTo(2);
    assertThat(said.lines()).singleElement().asString().contains("prestaged.iso", "failed");
    assertThat(left()).isEmpty();
  }

  private Process underWay() throws IOException {
    Path image = BuildProcess.largeArchive(folder.resolve("large.tar.gz"));
    Process build = BuildProcess.start("", input, output, image);
    BufferedReader said = build.inputReader();
    assertThat(said.readLine()).isEqualTo(BuildProcess.UNDER_WAY);
    return build;
  }

  private List<Path> left() throws IOException {
    try (var files = Files.list(outputFolder)) {
      return files.toList();
    }
  }
}
