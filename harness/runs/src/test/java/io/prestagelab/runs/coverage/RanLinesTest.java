package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RanLinesTest {
  private static final String TEXT =
      """
      # kickstart
      %pre
      cat >/tmp/ks-functions.sh <<'END'
      report_pre_failure_with_msg() {
        echo "$1"
      }
      note() { echo "$1"; }
      END
      %end
      %pre
      . /tmp/ks-functions.sh
      note "the disk is good"
      [ -e /x ] || report_pre_failure_with_msg "no /x: $why"
      note "Partition $1 failed"
      echo end
      %end
      """;

  private final Kickstart kickstart = new Kickstart("a_ks.cfg", TEXT.lines().toList());
  private final RanLines ran = new RanLines(List.of(kickstart));

  private void trace(String... lines) {
    List.of(lines).forEach(line -> TraceLine.of(line).ifPresent(ran::add));
  }

  private String lines() {
    return ran.of(kickstart).toString();
  }

  private List<String> printed() {
    return ran.printed(kickstart).stream()
        .map(FailureMessages.Message::text)
        .sorted()
        .collect(Collectors.toList());
  }

  @Test
  void a_scripts_lines_are_the_kickstarts_by_its_map() {
    trace("map /tmp/s 1 a_ks.cfg 11", "run /tmp/s 1", "run /tmp/s 5");
    assertThat(lines()).isEqualTo("{11, 15}");
  }

  @Test
  void a_nodes_name_for_the_kickstart_is_the_isos() {
    trace("map /tmp/s 1 a.cfg 11", "run /tmp/s 1");
    assertThat(lines()).isEqualTo("{11}");
  }

  @Test
  void a_second_installer_has_other_scripts_of_the_same_names() {
    trace("map /tmp/s 1 a_ks.cfg 3", "map /tmp/s 3 a_ks.cfg 11", "run /tmp/s 1");
    trace("map /tmp/s 1 a_ks.cfg 11", "run /tmp/s 5");
    assertThat(lines()).isEqualTo("{3, 15}");
  }

  @Test
  void functions_that_a_script_wrote_are_lines_of_the_kickstart() {
    trace("map /tmp/s 1 a_ks.cfg 3", "run /tmp/s 1");
    trace("map /tmp/t 1 a_ks.cfg 11", "run /tmp/t 2", "run /tmp/ks-functions.sh 4");
    assertThat(lines()).isEqualTo("{3, 7, 12}");
  }

  @Test
  void an_included_file_keeps_its_name_and_lines() {
    trace("map /tmp/s 1 a_ks.cfg 11", "map /tmp/s 2 /tmp/more.cfg 7", "run /tmp/s 3");
    assertThat(lines()).isEqualTo("{}");
    assertThat(ran.others()).hasToString("{/tmp/more.cfg={8}}");
  }

  @Test
  void unknown_scripts_and_torn_lines_are_no_lines_of_a_kickstart() {
    trace("run /tmp/unknown.sh 3", "map /tmp/s 1 a_ks", "run /tmp/s", "run /tmp/s x", "ru");
    assertThat(lines()).isEqualTo("{}");
  }

  @Test
  void of_two_lines_torn_into_one_the_second_counts() {
    trace("run /tmp/smap /tmp/s 1 a_ks.cfg 11", "run /tmp/srun /tmp/s 5");
    assertThat(lines()).isEqualTo("{15}");
  }

  @Test
  void the_debian_generations_functions_are_written_below_its_own_folder() {
    String text = TEXT.replace("/tmp/ks-functions.sh", "/tmp/lat/ks_functions.sh");
    Kickstart miniboot =
        new Kickstart("miniboot.cfg", text.replace("%pre", "%ks-early").lines().toList());
    RanLines debian = new RanLines(List.of(miniboot));
    for (String line :
        List.of(
            "map /tmp/lat/lat_ks_early/00_script 2 miniboot.cfg 3",
            "map /tmp/lat/lat_ks_early/01_script 2 miniboot.cfg 11",
            "run /tmp/lat/lat_ks_early/00_script 2",
            "run /tmp/lat/lat_ks_early/01_script 2",
            "run /tmp/lat/ks_functions.sh 4")) {
      TraceLine.of(line).ifPresent(debian::add);
    }
    assertThat(debian.of(miniboot)).hasToString("{3, 7, 11}");
  }

  @Test
  void a_message_came_if_the_function_it_is_given_to_was_entered_from_its_line() {
    trace("map /tmp/s 1 a_ks.cfg 3", "run /tmp/s 1", "map /tmp/t 1 a_ks.cfg 11");
    trace("run /tmp/t 3", "run /tmp/t 5");
    assertThat(printed()).isEmpty();
    trace("run /tmp/t 3", "run /tmp/t 3", "run /tmp/ks-functions.sh 2");
    assertThat(printed()).containsExactly("no /x: $why");
  }

  @Test
  void a_message_alone_on_its_line_came_if_the_line_ran() {
    trace("map /tmp/t 1 a_ks.cfg 11", "run /tmp/t 4");
    assertThat(printed()).containsExactly("Partition $1 failed");
  }

  @Test
  void nothing_follows_from_two_lines_with_a_gap_between_them() {
    trace("map /tmp/s 1 a_ks.cfg 3", "run /tmp/s 1", "map /tmp/t 1 a_ks.cfg 11");
    trace("run /tmp/t 3", "", "run /tmp/ks-functions.sh 2");
    assertThat(printed()).isEmpty();
  }
}
