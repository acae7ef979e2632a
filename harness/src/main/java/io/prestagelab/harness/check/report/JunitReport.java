package io.prestagelab.harness.check.report;

import io.prestagelab.harness.check.CheckReport;
import io.prestagelab.harness.check.Finding;
import io.prestagelab.harness.check.Outcome;
import java.util.Locale;

/**
 * The findings as a JUnit XML file, one test case each; warnings pass with their text as output.
 */
public final class JunitReport {
  private JunitReport() {}

  /** The text of the file. */
  public static String of(CheckReport report) {
    StringBuilder xml =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="%s" tests="%d" failures="%d" skipped="%d" errors="0" time="%.3f" timestamp="%s">
                """,
                Markup.escaped("lab bmc check " + report.address()),
                report.findings().size(),
                report.count(Outcome.FAIL),
                report.count(Outcome.SKIP),
                report.took().toMillis() / 1000.0,
                // the schema's form of a time: seconds, no zone
                report.began().toString().substring(0, 19)));
    report.findings().forEach(finding -> xml.append(testCase(finding)));
    return xml.append("</testsuite>\n").toString();
  }

  private static String testCase(Finding finding) {
    String head =
        "  <testcase classname=\"%s\" name=\"%s\""
            .formatted(
                Markup.escaped("bmc." + finding.check().stage().title().replace(' ', '-')),
                Markup.escaped(finding.check().requirement()));
    String seen = Markup.escaped(finding.seen());
    String text = Markup.escaped(finding.consequence());
    return switch (finding.outcome()) {
      case PASS -> head + "/>\n";
      case SKIP -> head + "><skipped message=\"%s\"/></testcase>%n".formatted(seen);
      case WARN -> head + "><system-out>%s: %s</system-out></testcase>%n".formatted(seen, text);
      case FAIL ->
          head
              + "><failure message=\"%s\">%s; %s</failure></testcase>%n"
                  .formatted(text, seen, Markup.escaped(TextReport.concerned(finding)));
    };
  }
}
