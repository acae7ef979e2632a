package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.check.Check;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.Finding;
import io.prestagelab.bmctools.check.Outcome;
import io.prestagelab.bmctools.client.Exchange;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The findings as a JUnit XML file, one test case each, whose time is that of its requests;
 * warnings pass with their text as output.
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
    Map<Check, Integer> counts = new EnumMap<>(Check.class);
    for (Finding finding : report.findings()) {
      xml.append(testCase(finding, counts.merge(finding.check(), 1, Integer::sum)));
    }
    return xml.append("</testsuite>\n").toString();
  }

  /** A check that is made of several drives is told apart by its number. */
  private static String testCase(Finding finding, int number) {
    String requirement = finding.check().requirement();
    String head =
        String.format(
            Locale.ROOT,
            "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
            Markup.escaped("bmc." + finding.check().stage().title().replace(' ', '-')),
            Markup.escaped(number == 1 ? requirement : "%s (%d)".formatted(requirement, number)),
            finding.evidence().stream().mapToLong(Exchange::milliseconds).sum() / 1000.0);
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
