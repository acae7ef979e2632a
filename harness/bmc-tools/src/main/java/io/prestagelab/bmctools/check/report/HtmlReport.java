package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.check.CheckOutcome;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.check.Suitability;
import io.prestagelab.bmctools.client.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One HTML file that needs no network, can be mailed and prints well. */
public final class HtmlReport {
  private static final int LONGEST_BODY = 4000;
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<CheckOutcome> WORST_FIRST =
      List.of(CheckOutcome.FAIL, CheckOutcome.WARN, CheckOutcome.SKIP, CheckOutcome.PASS);

  private HtmlReport() {}

  /** The text of the file. */
  public static String of(CheckReport report) {
    String verdicts =
        report.verdicts().stream().map(HtmlReport::verdict).collect(Collectors.joining());
    return filled(
        resource("report.html"),
        Map.of(
            "style", resource("report.css"),
            "address", Markup.escaped(report.address()),
            "identity", Markup.escaped(report.identity()),
            "about", about(report),
            "reach", Markup.escaped(report.reach()),
            "rates", Markup.escaped(TextReport.rates(report.measured()).strip()),
            "untested", Markup.escaped(report.untested().orElse("")),
            "verdicts", verdicts,
            "findings", findings(report)));
  }

  /** What passed is folded, so that the rest is seen. */
  private static String findings(CheckReport report) {
    Map<Boolean, String> told =
        report.findings().stream()
            .sorted(Comparator.comparing(finding -> WORST_FIRST.indexOf(finding.outcome())))
            .collect(
                Collectors.partitioningBy(
                    finding -> finding.outcome() == CheckOutcome.PASS,
                    Collectors.mapping(HtmlReport::finding, Collectors.joining())));
    String passed = told.getOrDefault(true, "");
    return told.getOrDefault(false, "")
        + (passed.isEmpty()
            ? ""
            : "<details class=\"passed\"><summary>%d that passed</summary>\n%s</details>\n"
                .formatted(report.count(CheckOutcome.PASS), passed));
  }

  /** Fills each place of the frame once: what a value holds is never a place. */
  static String filled(String frame, Map<String, String> values) {
    return PLACE
        .matcher(frame)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(values.get(place.group(1)), place.group())));
  }

  private static String about(CheckReport report) {
    return "%s · tier %s · %d pass, %d warn, %d fail, %d skipped · %s s"
        .formatted(
            report.began().toString().substring(0, 19).replace('T', ' ') + " UTC",
            TextReport.tier(report),
            report.count(CheckOutcome.PASS),
            report.count(CheckOutcome.WARN),
            report.count(CheckOutcome.FAIL),
            report.count(CheckOutcome.SKIP),
            String.format(Locale.ROOT, "%.1f", report.took().toMillis() / 1000.0));
  }

  private static String verdict(Suitability verdict) {
    return """
    <tr class="%s"><th scope="row">%s</th><td>%s</td><td>%s</td></tr>
    """
        .formatted(
            switch (verdict.answer()) {
              case INSTALLS -> "pass";
              case CONDITIONS -> "warn";
              case WILL_NOT -> "fail";
            },
            Markup.escaped(verdict.client().title()),
            Markup.escaped(
                verdict.answer().words()
                    + verdict.step().map(step -> ", at “" + step.title() + "”").orElse("")),
            Markup.escaped(String.join("; ", verdict.reasons())));
  }

  private static String finding(CheckResult finding) {
    String kind = finding.outcome().name().toLowerCase(Locale.ROOT);
    return """
    <section class="%s">
    <h3><span class="mark">%s</span> %s</h3>
    <dl><dt class="by">Required by</dt><dd class="by">%s</dd><dt>Seen</dt><dd>%s</dd>%s</dl>
    %s</section>
    """
        .formatted(
            kind,
            kind,
            Markup.escaped(finding.check().requirement()),
            Markup.escaped(finding.check().requiredBy()),
            Markup.escaped(finding.seen()),
            consequence(finding),
            evidence(finding));
  }

  private static String consequence(CheckResult finding) {
    if (finding.consequence().isEmpty()) {
      return "";
    }
    return "<dt>So</dt><dd>%s</dd><dt>For</dt><dd>%s</dd>"
        .formatted(
            Markup.escaped(finding.consequence()), Markup.escaped(TextReport.concerned(finding)));
  }

  private static String evidence(CheckResult finding) {
    if (finding.evidence().isEmpty()) {
      return "";
    }
    String exchanges =
        finding.evidence().stream().map(HtmlReport::exchange).collect(Collectors.joining("\n\n"));
    int count = finding.evidence().size();
    return "<details><summary>%d request%s</summary><pre>%s</pre></details>\n"
        .formatted(count, count == 1 ? "" : "s", exchanges);
  }

  private static String exchange(Exchange exchange) {
    String answer = exchange.response();
    String shown =
        answer.length() > LONGEST_BODY ? answer.substring(0, LONGEST_BODY) + " …" : answer;
    return Markup.escaped(
        "%s %s %s%n→ %d in %d ms%n%s"
            .formatted(
                exchange.method(),
                exchange.path(),
                exchange.request(),
                exchange.status(),
                exchange.milliseconds(),
                shown));
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
