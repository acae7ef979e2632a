package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WrongOrderTest {
  private static final Path KICKSTART =
      Path.of("../../vm-images/lab-iso/centos/kickstarts/parts/post_prestaging.cfg");

  @Test
  void the_image_may_come_first() throws IOException {
    String changed = WrongOrder.IMAGE_FIRST.applied(Files.readString(KICKSTART));

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
    assertThat(WrongOrder.NEVER_FLUSHED.applied(Files.readString(KICKSTART)))
        .doesNotContain("sync -f")
        .contains("cd / && true || \"$PRESTAGING_LOCAL_DIR\"\n");
  }

  @Test
  void files_may_get_their_names_before_anything_is_flushed() throws IOException {
    assertThat(WrongOrder.RENAMED_FIRST.applied(Files.readString(KICKSTART)))
        .doesNotContain("sync -f")
        .containsSubsequence("cp -a", "mv \"$TARGET_DIR/.$name\"", "prestaging files copy done");
  }

  @Test
  void orders_are_known_by_their_words() {
    assertThat(WrongOrder.of("without any flush")).isEqualTo(WrongOrder.NEVER_FLUSHED);
    assertThatThrownBy(() -> WrongOrder.of("backwards"))
        .hasMessageContaining("no order of copying is called 'backwards'; known are [the image");
  }

  @Test
  void kickstarts_of_others_are_refused() {
    assertThatThrownBy(() -> WrongOrder.IMAGE_FIRST.applied("%post\ncp -a a b\n%end\n"))
        .hasMessageContaining("copies in another way than the lab's own");
  }
}
