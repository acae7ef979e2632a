package io.prestagelab.image.miniboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.image.Progress;
import io.prestagelab.image.sample.SampleIso;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Miniboot build that does not come to its end leaves nothing, and serves nothing half-made. */
final class InterruptedMinibootTest {

  private static final String LOCK = ".nodes.lock";

  @TempDir Path folder;

  private Path input;
  private Path www;

  @BeforeEach
  void make() throws IOException {
    input = SampleIso.in(folder).make();
    www = Files.createDirectory(folder.resolve("www"));
  }

  @ParameterizedTest
  @CsvSource({
    "LiveOS/squashfs.img, TERM, 143",
    "LiveOS/squashfs.img, INT, 130",
    "vmlinuz, TERM, 143",
    "vmlinuz, INT, 130",
    "vmlinuz, HUP, 129"
  })
  void a_signal_leaves_nothing(String file, String signal, int code) throws Exception {
    Process build = MinibootProcess.standingAt(input, www, file);
    new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid())).start().waitFor();
    assertThat(build.waitFor()).isEqualTo(code);
    assertThat(left(www)).containsExactly(LOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LiveOS/squashfs.img", "vmlinuz"})
  void what_a_killed_build_leaves_has_no_real_name_and_goes_with_the_next(String file)
      throws Exception {
    killAt(file);
    assertThat(www.resolve("nodes/subcloud1")).doesNotExist();
    build("subcloud2");
    assertThat(left(www)).containsExactly(LOCK, "nodes", "shared");
    assertThat(left(www.resolve("nodes"))).containsExactly("subcloud2");
    build("subcloud1");
    assertThat(www.resolve("nodes/subcloud1/bootimage.iso")).isRegularFile();
  }

  @Test
  void a_deletion_removes_what_killed_builds_left() throws Exception {
    killAt("LiveOS/squashfs.img");
    killAt("vmlinuz");
    try (NodeDirectory node = NodeDirectory.locked(www, "another")) {
      node.delete();
    }
    assertThat(left(www)).containsExactly(LOCK);
  }

  @Test
  void what_other_nodes_share_outlives_a_signal() throws Exception {
    build("subcloud2");
    Process build = MinibootProcess.standingAt(input, www, "vmlinuz");
    build.destroy();
    build.waitFor();
    assertThat(left(www.resolve("nodes"))).containsExactly("subcloud2");
    assertThat(www.resolve("nodes/subcloud2/LiveOS/squashfs.img")).isRegularFile();
  }

  private void killAt(String file) throws Exception {
    MinibootProcess.standingAt(input, www, file).destroyForcibly().waitFor();
  }

  private void build(String id) {
    new MinibootIsoBuilder(
            MinibootSettings.of(
                input,
                www,
                "http://10.0.2.2/iso/22.06",
                id,
                InstallType.of(0),
                new BootNetwork("10.0.2.15", "", "", "", "eth0")))
        .build(Progress.SILENT);
  }

  private static List<String> left(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
