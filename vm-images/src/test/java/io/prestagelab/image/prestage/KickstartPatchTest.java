package io.prestagelab.image.prestage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.Progress;
import io.prestagelab.image.iso.IsoReader;
import io.prestagelab.image.sample.SampleIso;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which kickstart a prestaged ISO gets. */
final class KickstartPatchTest {

  private static final String KICKSTART = "prestaged_installer_ks.cfg";

  @TempDir Path folder;

  private SampleIso sample;
  private PrestageSettings settings;
  private Path first;
  private Path second;

  @BeforeEach
  void make() {
    sample = SampleIso.in(folder);
    first = SamplePatch.of(folder.resolve("first.patch"), KICKSTART, "# first\n");
    second = SamplePatch.of(folder.resolve("second.patch"), KICKSTART, "# second\n");
    settings = PrestageSettings.of(sample.make(), folder.resolve("out.iso"));
  }

  @Test
  void without_patches_the_iso_has_its_own() {
    assertThat(kickstart(settings)).contains("kickstart of the ISO");
  }

  @Test
  void the_last_kickstart_patch_counts() {
    assertThat(kickstart(settings.withKickstartPatches(List.of(first, second))))
        .isEqualTo("# second\n");
  }

  @Test
  void a_kickstart_patch_counts_more_than_a_software_patch() {
    assertThat(
            kickstart(settings.withKickstartPatches(List.of(first)).withPatches(List.of(second))))
        .isEqualTo("# first\n");
  }

  @Test
  void a_software_patch_counts_more_than_the_iso_and_is_in_the_bundle() {
    assertThat(kickstart(settings.withPatches(List.of(second)))).isEqualTo("# second\n");
    try (IsoReader iso = IsoReader.open(folder.resolve("out.iso"))) {
      assertThat(iso.hasFile("opt/platform-backup/22.06/second.patch")).isTrue();
    }
  }

  @Test
  void a_software_patch_without_a_kickstart_or_of_another_kind_leaves_the_isos() throws Exception {
    Path other = SamplePatch.of(folder.resolve("other.patch"), "other.cfg", "# other\n");
    Path text = Files.writeString(folder.resolve("text.patch"), "no tar\n");
    assertThat(kickstart(settings.withPatches(List.of(other, text))))
        .contains("kickstart of the ISO");
  }

  @Test
  void a_plain_kickstart_file_is_taken_as_it_is() throws Exception {
    Path plain = Files.writeString(folder.resolve("my.cfg"), "%post\n%end\n");
    assertThat(kickstart(settings.withKickstartPatches(List.of(plain)))).isEqualTo("%post\n%end\n");
  }

  @Test
  void a_kickstart_patch_without_a_kickstart_is_refused() {
    Path other = SamplePatch.of(folder.resolve("other.patch"), "other.cfg", "# other\n");
    assertThatThrownBy(() -> kickstart(settings.withKickstartPatches(List.of(other))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(KICKSTART);
    assertThat(folder.resolve("out.iso")).doesNotExist();
  }

  @Test
  void a_kickstart_elsewhere_in_the_iso_is_not_enough() {
    Path input =
        sample.without(KICKSTART).file("old/" + KICKSTART, "# elsewhere\n").make("elsewhere.iso");
    assertThatThrownBy(() -> kickstart(PrestageSettings.of(input, folder.resolve("out.iso"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Failed to find required file");
  }

  @Test
  void a_kickstart_of_another_release_is_warned_of() throws Exception {
    Path plain =
        Files.writeString(folder.resolve("my.cfg"), "%post\nls /www/pages/feed/rel-21.12\n%end\n");
    PrestageReport report =
        new PrestagedIsoBuilder(settings.withKickstartPatches(List.of(plain)))
            .build(Progress.SILENT);
    assertThat(report.warnings()).singleElement().asString().contains("21.12", "22.06");
  }

  private String kickstart(PrestageSettings wanted) {
    new PrestagedIsoBuilder(wanted).build(Progress.SILENT);
    try (IsoReader iso = IsoReader.open(wanted.output())) {
      return iso.readText(KICKSTART);
    }
  }
}
