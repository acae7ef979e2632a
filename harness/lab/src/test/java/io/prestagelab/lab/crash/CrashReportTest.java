package io.prestagelab.lab.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CrashReportTest {
  private static final CrashReport.Breach BREACH =
      new CrashReport.Breach(
          "a bundle that is not whole was accepted",
          3,
          "after the flush at entry 40",
          "copying <bootimage.iso>",
          List.of("bootimage.iso is not the source's"),
          "/runs/1/found/only-whole.qcow2");

  @Test
  void a_run_without_a_breach_says_so() {
    assertThat(report(List.of()).text())
        .contains("Rules          none broken")
        .contains("Judged         10 different states in 5.0 s, 2.00 a second; seed 1")
        .contains("             7 accepted");
  }

  @Test
  void a_whole_run_is_told_with_what_became_of_the_server() {
    assertThat(report(List.of()).text())
        .containsSequence(
            "Whole run      after the flush at entry 40, after: copying <bootimage.iso>",
            "  the check    rejected: x",
            "  Miniboot     REMOTE (x)",
            "  once more    prestaged, then LOCAL");
  }

  @Test
  void a_breach_is_told_with_its_disk() {
    assertThat(report(List.of(BREACH)).text())
        .contains(
            "BROKEN         a bundle that is not whole was accepted: 3 states",
            "  the plainest after the flush at entry 40",
            "  after        copying <bootimage.iso>",
            "  found        bootimage.iso is not the source's",
            "  try it       lab reproduce --disk /runs/1/found/only-whole.qcow2");
  }

  @Test
  void the_page_shows_what_installers_say_as_text() {
    assertThat(CrashPage.of(report(List.of(BREACH))))
        .contains("copying &lt;bootimage.iso&gt;", "<rect ", "a rule is broken")
        .doesNotContain("copying <bootimage.iso>")
        .endsWith("</body></html>\n");
  }

  private static CrashReport report(List<CrashReport.Breach> breaches) {
    return new CrashReport(
        "/runs/1",
        new CrashReport.Recorded(61.5, 300, 12, 95_000_000, 96_000_000, 312, 300),
        1,
        List.of(
            new CrashReport.Count("just after a flush", 4),
            new CrashReport.Count("a write torn", 6)),
        5,
        List.of(new CrashReport.Count("accepted", 7), new CrashReport.Count("rejected: x", 3)),
        List.of(
            new CrashReport.Whole(
                "after the flush at entry 40",
                "copying <bootimage.iso>",
                "rejected: x",
                "REMOTE (x)",
                "LOCAL")),
        breaches,
        List.of(new CrashReport.Line(40, "copying <bootimage.iso>")),
        List.of(new CrashReport.Cut(40, 0, true), new CrashReport.Cut(312, 1, false)));
  }
}
