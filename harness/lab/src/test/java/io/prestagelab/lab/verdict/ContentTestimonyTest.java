package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.content.Access;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentTestimonyTest {
  private static final String NODE = "/iso/22.06/nodes/subcloud1";

  @Test
  void counts_what_the_node_fetched_and_nothing_else() {
    List<Access> log =
        List.of(
            got(NODE + "/miniboot_controller.cfg", 100, true),
            got(NODE + "/LiveOS/squashfs.img", 5000, true),
            got(NODE + "/Packages/", 80, true),
            got(NODE + "/Packages/a.rpm", 700, true),
            got(NODE + "/Packages/b.rpm", 300, false),
            got("/iso/22.06/nodes/other/Packages/c.rpm", 900, true),
            new Access(Instant.EPOCH, "GET", NODE + "/Packages/d.rpm", 404, 10, true));
    ContentTestimony testimony = ContentTestimony.of(log, NODE, Set.of("a.rpm", "b.rpm"));
    assertThat(testimony)
        .isEqualTo(new ContentTestimony(1, 1, Set.of("a.rpm"), 1000, Set.of("a.rpm", "b.rpm"), 1));
    assertThat(testimony.missing()).containsExactly("b.rpm");
  }

  @Test
  void parts_heads_and_other_nodes_with_a_longer_name_do_not_count() {
    List<Access> log =
        List.of(
            new Access(Instant.EPOCH, "GET", NODE + "/Packages/a.rpm", 206, 300, true),
            new Access(Instant.EPOCH, "HEAD", NODE + "/Packages/a.rpm", 200, 0, true),
            got(NODE + "0/Packages/a.rpm", 700, true),
            got(NODE + "/ks.cfg", 10, false),
            got(NODE + "/LiveOS/squashfs.img", 10, false));
    assertThat(ContentTestimony.of(log, NODE, Set.of("a.rpm")))
        .isEqualTo(new ContentTestimony(0, 0, Set.of(), 0, Set.of("a.rpm"), 2));
  }

  @Test
  void a_package_that_nobody_offered_is_foreign() {
    ContentTestimony testimony =
        new ContentTestimony(1, 1, Set.of("a.rpm", "z.rpm"), 2, Set.of("a.rpm", "b.rpm"), 0);
    assertThat(testimony.foreign()).containsExactly("z.rpm");
    assertThat(testimony.missing()).containsExactly("b.rpm");
  }

  @Test
  void it_is_told_in_one_line_with_megabytes_of_a_million_bytes() {
    assertThat(
            new ContentTestimony(2, 1, Set.of("a.rpm"), 2_340_000, Set.of("a.rpm", "b.rpm"), 0)
                .line())
        .isEqualTo("1 of 2 packages fetched, 2.3 MB; kickstart 2, second stage 1");
  }

  private static Access got(String path, long bytes, boolean complete) {
    return new Access(Instant.EPOCH, "GET", path, 200, bytes, complete);
  }
}
