package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.check.CheckOutcome;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.check.Client;
import io.prestagelab.bmctools.check.Measured;
import io.prestagelab.bmctools.check.Suitability;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One page for the terminal. */
public final class TextReport {
  private static final Map<CheckOutcome, String> MARKS =
      Map.of(
          CheckOutcome.PASS,
          "pass",
          CheckOutcome.WARN,
          "WARN",
          CheckOutcome.FAIL,
          "FAIL",
          CheckOutcome.SKIP,
          "skip");
  private static final int SEEN_WIDTH = 100;

  private TextReport() {}

  /** One finding: a line, and two more if something is wrong. */
  public static String line(CheckResult finding) {
    StringBuilder text =
        new StringBuilder(
            "  %s  %-22s %s%n"
                .formatted(
                    MARKS.get(finding.outcome()), finding.check().id(), brief(finding.seen())));
    if (!finding.consequence().isEmpty()) {
      text.append("        requires: %s%n".formatted(finding.check().requirement()));
      text.append("        so:       %s%n".formatted(finding.consequence()));
      String whom = concerned(finding);
      text.append(whom.isEmpty() ? "" : "        for:      %s%n".formatted(whom));
    }
    return text.toString();
  }

  static String concerned(CheckResult finding) {
    return finding.effects().byClient().entrySet().stream()
        .map(
            entry ->
                entry.getKey().title()
                    + (entry.getValue().name().equals("STOPS") ? " (stops)" : " (condition)"))
        .collect(Collectors.joining(", "));
  }

  private static String brief(String seen) {
    return seen.length() > SEEN_WIDTH ? seen.substring(0, SEEN_WIDTH - 1) + "…" : seen;
  }

  /** The summary that follows the findings. */
  public static String summary(CheckReport report) {
    StringBuilder text =
        new StringBuilder(
            "%n%s%n%s, tier %s, %d checks: %d pass, %d warn, %d fail, %d skipped; %.1f s%n%n"
                .formatted(
                    report.address(),
                    report.identity(),
                    tier(report),
                    report.findings().size(),
                    report.count(CheckOutcome.PASS),
                    report.count(CheckOutcome.WARN),
                    report.count(CheckOutcome.FAIL),
                    report.count(CheckOutcome.SKIP),
                    report.took().toMillis() / 1000.0));
    text.append("Verdict, %s:%n".formatted(report.reach()));
    for (Client client : Client.values()) {
      Suitability verdict = report.verdict(client);
      text.append("  %-24s %s%n".formatted(client.title(), verdict.line()));
    }
    text.append(rates(report.measured()));
    report.untested().ifPresent(why -> text.append("%nNot tested: %s%n".formatted(why)));
    return text.toString();
  }

  static String tier(CheckReport report) {
    return report.tier().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the measured rate means for the ISOs of an installation; empty without a rate. */
  static String rates(Measured measured) {
    if (measured.kibPerSecond() == 0) {
      return "";
    }
    return "%nMedium read at %s: a Miniboot ISO of 100 MiB takes about %s, a full ISO of 4 GiB about %s.%n"
        .formatted(measured.rate(), words(measured.reading(100)), words(measured.reading(4096)));
  }

  private static String words(Duration time) {
    if (time.toHours() > 0) {
      return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : Math.max(1, time.toSeconds()) + " s";
  }
}
