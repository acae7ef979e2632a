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

  private static Access got(String path, long bytes, boolean complete) {
    return new Access(Instant.EPOCH, "GET", path, 200, bytes, complete);
  }
}
