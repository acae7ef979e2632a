package io.prestagelab.lab.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.lab.content.Access;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OstreeTestimonyTest {
  private static final String REPOSITORY = "/iso/24.09/ostree_repo";
  private static final Set<String> OFFERED = Set.of("aa/1.filez", "bb/2.filez");

  @Test
  void counts_whole_content_objects_of_this_repository_and_nothing_else() {
    List<Access> log =
        List.of(
            got("GET", REPOSITORY + "/summary", 200, 50, true),
            got("GET", REPOSITORY + "/objects/cc/3.dirtree", 200, 70, true),
            got("GET", REPOSITORY + "/objects/aa/1.filez", 200, 1000, true),
            got("GET", REPOSITORY + "/objects/bb/2.filez", 404, 10, true),
            got("HEAD", REPOSITORY + "/objects/bb/2.filez", 200, 0, true),
            got("GET", REPOSITORY + "2/objects/bb/2.filez", 200, 1000, true),
            got("GET", REPOSITORY + "/deltas/dd/4.filez", 200, 900, true));
    OstreeTestimony testimony = OstreeTestimony.of(log, REPOSITORY, OFFERED);
    assertThat(testimony).isEqualTo(new OstreeTestimony(5, Set.of("aa/1.filez"), 1000, OFFERED, 0));
    assertThat(testimony.missing()).containsExactly("bb/2.filez");
  }

  @Test
  void transfers_that_were_cut_short_are_counted_and_their_objects_are_not() {
    List<Access> log =
        List.of(
            got("GET", REPOSITORY + "/objects/aa/1.filez", 200, 400, false),
            got("GET", REPOSITORY + "/summary", 200, 10, false),
            got("GET", REPOSITORY + "/config", 404, 10, false));
    assertThat(OstreeTestimony.of(log, REPOSITORY, OFFERED))
        .isEqualTo(new OstreeTestimony(3, Set.of(), 400, OFFERED, 2));
  }

  @Test
  void it_is_told_in_one_line_and_calls_its_things_objects() {
    OstreeTestimony testimony = new OstreeTestimony(7, Set.of("aa/1.filez"), 1_260_000, OFFERED, 0);
    assertThat(testimony.line())
        .isEqualTo("1 of 2 content objects pulled, 1.3 MB; 7 requests of the repository");
    assertThat(testimony.things()).isEqualTo("objects");
  }

  private static Access got(String method, String path, int status, long bytes, boolean complete) {
    return new Access(Instant.EPOCH, method, path, status, bytes, complete);
  }
}
