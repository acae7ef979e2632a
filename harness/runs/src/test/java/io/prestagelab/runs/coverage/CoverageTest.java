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
    Coverage all = of("one", text, "run /tmp/s 1", "run /tmp/s 7");
    assertThat(all.kickstarts().get(0).reasons())
        .hasToString(
            "{3=no such disk, 6=needs a controller that is upgraded, "
                + "7=needs a controller that is upgraded, 15=a section of its own}");
    assertThat(all.figures().get(0)).contains("2 of    8 lines", "4 not for a reason");
  }

  @Test
  void a_message_on_a_line_that_ran_can_have_its_reason_too() throws IOException {
    String text = TEXT.replace("b failed\"", "b failed\" # not reached: b does not fail");
    Coverage ran = of("one", text, "run /tmp/s 2", "run /tmp/s 3");
    KickstartCoverage one = ran.kickstarts().get(0);
    assertThat(one.reason(one.messages().get(0))).isEqualTo("b does not fail");
    assertThat(one.reasons()).isEmpty();
    assertThat(ran.figures().get(0)).endsWith("0 of   1 failure messages,   1 not for a reason");
    KickstartCoverage shown = of("two", text, "run /tmp/s 3", "run /tmp/s 1").kickstarts().get(0);
    assertThat(shown.reason(shown.messages().get(0))).isEmpty();
  }

  @Test
  void what_ran_in_another_kickstarts_section_of_the_same_text_is_told_apart() throws IOException {
    RunLayout run = new RunLayout(folder.resolve("two-kickstarts"));
    Files.createDirectories(run.kickstarts());
    Files.writeString(run.kickstarts().resolve("x_ks.cfg"), TEXT);
    String other = "%pre\na\n%end\n\n" + TEXT + "%post\na\n%end\n";
    Files.writeString(run.kickstarts().resolve("y_ks.cfg"), other);
    Files.writeString(
        run.trace(), "map /tmp/s 1 x_ks.cfg 2\nrun /tmp/s 2\nrun /tmp/s 3\nrun /tmp/s 1\n");
    Coverage all = RunCoverage.of(run, "one");
    KickstartCoverage x = all.kickstarts().get(0);
    KickstartCoverage y = all.kickstarts().get(1);
    assertThat(all.elsewhere(y).lines()).hasToString("{6=x_ks.cfg, 7=x_ks.cfg, 8=x_ks.cfg}");
    assertThat(all.elsewhere(y).messages())
        .hasToString("{%s=x_ks.cfg}".formatted(y.messages().get(0)));
    assertThat(all.elsewhere(x).lines()).isEmpty();
    assertThat(all.elsewhere(x).messages()).isEmpty();
    assertThat(all.figures().get(1))
        .contains("0 of    5 lines")
        .contains("3 in another's same section, ")
        .endsWith("0 of   1 failure messages,   1 in another's same section");
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
