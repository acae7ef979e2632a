package io.prestagelab.runs.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureMessagesTest {
  private static List<String> messages(String... script) {
    List<String> lines =
        Stream.concat(Stream.of("%post"), Stream.concat(Stream.of(script), Stream.of("%end")))
            .toList();
    return FailureMessages.in(new Kickstart("x_ks.cfg", lines)).stream()
        .map(each -> each.line() + " " + each.by() + ": " + each.text())
        .toList();
  }

  @Test
  void whatever_is_given_to_a_function_that_reports_a_failure_is_one() {
    assertThat(
            messages(
                "report_pre_failure_with_msg \"ERROR: device $dev is strange.\"",
                "a || report_post_failure_with_logfile $logs/get.log",
                "[ -d x ] && exit_error 'no room'",
                "elog \"ostree: $rc\""))
        .containsExactly(
            "2 report_pre_failure_with_msg: ERROR: device $dev is strange.",
            "3 report_post_failure_with_logfile: $logs/get.log",
            "4 exit_error: no room",
            "5 elog: ostree: $rc");
  }

  @Test
  void of_what_is_logged_or_printed_it_is_what_speaks_of_a_failure() {
    assertThat(
            messages(
                "wlog \"${KS} backup device ${D} does not exist\"",
                "wlog \"${KS} copying packages\"",
                "echo \"ERROR: x\" >&2",
                "echo 'failed' >/etc/motd",
                "grep 'error' x"))
        .containsExactly("2 wlog: ${KS} backup device ${D} does not exist", "4 echo: ERROR: x");
  }

  @Test
  void functions_of_the_kickstart_log_too_and_what_they_only_hand_on_is_none() {
    assertThat(
            messages(
                "note() { wlog \"$PREFIX $1\"; }",
                "report_post_failure_with_msg() {",
                "  echo \"Installation failed: $1\"",
                "}",
                "note \"mount of $D failed rc:$rc\"",
                "fail_it() { report_post_failure_with_msg \"$1\"; }"))
        .containsExactly("6 note: mount of $D failed rc:$rc");
  }

  @Test
  void a_command_over_several_lines_is_one() {
    assertThat(messages("wget $url \\", "  || report_failure_with_msg \"download failed\""))
        .containsExactly("2 report_failure_with_msg: download failed");
  }
}
