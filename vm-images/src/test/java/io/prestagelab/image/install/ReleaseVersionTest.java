package io.prestagelab.image.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.iso.Content;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.iso.VolumeSettings;
import io.prestagelab.image.iso.VolumeStyle;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.iso.VolumeWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell would take from {@code upgrades/version} is taken; the rest is refused. */
final class ReleaseVersionTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VERSION=22.06\n",
        "VERSION=22.06",
        "  VERSION=22.06  \r\n",
        "VERSION=\"22.06\"\n",
        "VERSION='22.06'\n",
        "VERSION='22.06' # c\n",
        "VERSION=22\".06\"\n",
        "export VERSION=22.06\n",
        "VERSION=22.06;FOO=1\n",
        "FOO=1; VERSION=22.06\n",
        "VERSION=21.12\nVERSION=22.06\n",
        "MY_VERSION=1\nVERSION=22.06\nVERSION_ID=9\n# VERSION=7\n# x; VERSION=8\n"
      })
  void the_release_is_what_a_shell_would_read(String text) {
    try (IsoReader iso = with(text)) {
      assertThat(ReleaseVersion.of(iso)).isEqualTo("22.06");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "VERSION=", "VERSION = 22.06", "VERSION=$V", "VERSION=`v`", "VERSION=../x"})
  void what_only_a_shell_can_work_out_or_is_no_release_is_refused(String text) {
    try (IsoReader iso = with(text)) {
      assertThat(ReleaseVersion.find(iso)).isEmpty();
      assertThatThrownBy(() -> ReleaseVersion.of(iso))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("upgrades/version has no usable VERSION=");
    }
  }

  private IsoReader with(String text) {
    Instant now = Instant.EPOCH;
    VolumeTree tree = new VolumeTree(now);
    tree.file("boot.bin", new Content.Text(new byte[4096]));
    tree.file("upgrades/version", Content.text(text));
    Path iso = folder.resolve("version.iso");
    new VolumeWriter(
            new VolumeSettings("x", now, "boot.bin", null, "boot.cat", null, VolumeStyle.CHECKED),
            tree)
        .write(iso, Progress.SILENT);
    return IsoReader.open(iso);
  }
}
