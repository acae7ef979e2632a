package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyOrderTest {
  private static final Path KICKSTART =
      Path.of("../../vm-images/lab-iso/centos/kickstarts/parts/post_prestaging.cfg");

  @Test
  void the_image_may_come_first() throws IOException {
    String changed = CopyOrder.IMAGE_FIRST.applied(Files.readString(KICKSTART));

    assertThat(changed)
        .contains(
            """
              for name in "${others[@]}" "${checks[@]}"; do
                copy_files "$name"
                sync -f "$TARGET_DIR"
              done
              note "prestaging files copy done"
            """
                .indent(0));
  }

  @Test
  void nothing_at_all_may_be_flushed() throws IOException {
    assertThat(CopyOrder.NEVER_FLUSHED.applied(Files.readString(KICKSTART)))
        .doesNotContain("sync -f")
        .contains("cd / && true || \"$PRESTAGING_LOCAL_DIR\"\n");
  }

  @Test
  void files_may_get_their_names_before_anything_is_flushed() throws IOException {
    assertThat(CopyOrder.RENAMED_FIRST.applied(Files.readString(KICKSTART)))
        .doesNotContain("sync -f")
        .containsSubsequence("cp -a", "mv \"$TARGET_DIR/.$name\"", "prestaging files copy done");
  }

  @Test
  void older_files_may_stay_while_others_are_copied() throws IOException {
    for (CopyOrder order : List.of(CopyOrder.IN_PLACE, CopyOrder.BESIDE)) {
      assertThat(order.applied(Files.readString(KICKSTART)))
          .as(order.name())
          .contains("    :\n", "mkdir -p \"$TARGET_DIR\" ||")
          .doesNotContain("    rm -rf \"$TARGET_DIR\"\n");
    }
  }

  @Test
  void the_partition_table_may_be_written_over_itself() throws IOException {
    String disks = Files.readString(KICKSTART.resolveSibling("pre_disk_setup_common.cfg"));

    assertThat(CopyOrder.TABLE_IN_PLACE.applied(disks))
        .contains("--append \"$1\"' sfdisk \"$1\" \"${wipe_numbers[@]}\" &&\n")
        .doesNotContain("gpt-change");
    assertThatThrownBy(() -> CopyOrder.TABLE_IN_PLACE.applied(Files.readString(KICKSTART)))
        .hasMessageContaining("copies in another way than the lab's own");
  }

  @Test
  void orders_are_known_by_their_words() {
    assertThat(CopyOrder.of("without any flush")).isEqualTo(CopyOrder.NEVER_FLUSHED);
    assertThatThrownBy(() -> CopyOrder.of("backwards"))
        .hasMessageContaining("no order of copying is called 'backwards'; known are [the image");
  }

  @Test
  void kickstarts_of_others_are_refused() {
    assertThatThrownBy(() -> CopyOrder.IMAGE_FIRST.applied("%post\ncp -a a b\n%end\n"))
        .hasMessageContaining("copies in another way than the lab's own");
  }
}
