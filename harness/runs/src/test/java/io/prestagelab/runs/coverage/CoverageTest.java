package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.runs.RunException;
import io.prestagelab.runs.folder.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {
  private static final String TEXT =
      """
      %pre
      report_failure() { exit 1; }
      a
      b || report_failure "b failed"
      %end
      """;

  @TempDir private Path folder = Path.of("");

  private Coverage of(String scenario, String text, String... trace) throws IOException {
    RunLayout run = new RunLayout(folder.resolve(scenario));
    Files.createDirectories(run.kickstarts());
    Files.writeString(run.kickstarts().resolve("x_ks.cfg"), text);
    Files.writeString(run.trace(), "map /tmp/s 1 x_ks.cfg 2\n" + String.join("\n", trace) + "\n");
    return RunCoverage.of(run, scenario);
  }

  @Test
  void what_two_scenarios_reached_is_added_up_in_any_order() throws IOException {
    Coverage one = of("one", TEXT, "run /tmp/s 2");
    Coverage two = of("two", TEXT, "run /tmp/s 3", "run /tmp/s 3", "run /tmp/s 1");
    assertThat(one.and(two)).isEqualTo(two.and(one)).isEqualTo(one.and(two).and(one));
    assertThat(one.and(two).and(Coverage.NONE)).isEqualTo(one.and(two));
    KickstartCoverage sum = one.and(two).kickstarts().get(0);
    assertThat(sum.ran()).hasToString("{2=[two], 3=[one], 4=[two]}");
    assertThat(sum.messages().get(0).scenarios()).containsExactly("two");
    assertThat(one.and(two).figures().get(0))
        .contains("3 of    3 lines (100.0 %)", "1 of   1 failure messages");
  }

  @Test
  void what_a_kickstart_says_of_lines_that_are_not_reached_is_no_gap() throws IOException {
    String text =
        """
        %pre
        a
        b  # not reached: no such disk
        if c; then
            # not reached: needs a controller that is upgraded
            d
            if e; then
                f
            fi
        fi
        g
        %end
        # not reached: a section of its own
        %post
        h
        %end
        """;
    KickstartCoverage one = of("one", text, "run /tmp/s 1", "run /tmp/s 7").kickstarts().get(0);
    assertThat(one.reasons())
        .hasToString(
            "{3=no such disk, 6=needs a controller that is upgraded, "
                + "7=needs a controller that is upgraded, 15=a section of its own}");
    assertThat(one.figures()).contains("2 of    8 lines", "4 not for a reason");
  }

  @Test
  void another_text_of_the_same_name_is_another_kickstart() throws IOException {
    Coverage one = of("one", TEXT, "run /tmp/s 2");
    Coverage two = of("two", TEXT + "\n", "run /tmp/s 2");
    assertThat(one.and(of("three", TEXT + "# other\n", "run /tmp/s 2")).kickstarts()).hasSize(2);
    assertThat(two.scenarios()).containsExactly("two");
  }

  @Test
  void it_is_the_same_after_it_was_written_and_read() throws IOException {
    Coverage one = of("one", TEXT, "run /tmp/s 2", "run /tmp/functions.sh 3");
    Path file = folder.resolve("coverage.json");
    one.write(file);
    assertThat(Coverage.read(file)).isEqualTo(one);
  }

  @Test
  void lcov_has_each_line_that_can_run() throws IOException {
    Path file = folder.resolve("coverage.info");
    of("one", TEXT, "run /tmp/s 2").writeLcov(file);
    assertThat(file)
        .hasContent("TN:\nSF:x_ks.cfg\nDA:2,0\nDA:3,1\nDA:4,0\nLF:3\nLH:1\nend_of_record\n");
  }

  @Test
  void a_file_of_another_kind_is_refused_in_a_line() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"format\":\"y\"}");
    assertThatThrownBy(() -> Coverage.read(file))
        .isInstanceOf(RunException.class)
        .hasMessageContaining("is no coverage of kickstarts");
    Path text = Files.writeString(folder.resolve("x.txt"), "hello");
    assertThatThrownBy(() -> Coverage.read(text)).isInstanceOf(RunException.class);
  }

  @Test
  void a_run_that_was_not_traced_has_none() {
    assertThat(RunCoverage.of(new RunLayout(folder), "x")).isEqualTo(Coverage.NONE);
  }
}
