package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.check.Suitability;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole result as one JSON object, exchanges included. */
public final class JsonReport {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private JsonReport() {}

  /** The text of the file. */
  public static String of(CheckReport report) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("address", report.address());
    out.put("identity", report.identity());
    out.put("tier", TextReport.tier(report));
    out.put("began", report.began().toString());
    out.put("milliseconds", report.took().toMillis());
    out.put("reach", report.reach());
    out.put("fits", report.fits());
    report.untested().ifPresent(why -> out.put("untested", why));
    out.put("verdicts", report.verdicts().stream().map(JsonReport::verdict).toList());
    out.put("findings", report.findings().stream().map(JsonReport::finding).toList());
    out.put("kibPerSecond", report.measured().kibPerSecond());
    out.put("insertMilliseconds", report.measured().insert().toMillis());
    out.put("exchanges", report.exchanges());
    return MAPPER.writeValueAsString(out) + "\n";
  }

  private static Map<String, Object> verdict(Suitability verdict) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("client", verdict.client().name().toLowerCase(java.util.Locale.ROOT));
    out.put("answer", verdict.answer().words());
    verdict.step().ifPresent(step -> out.put("step", step.title()));
    out.put("reasons", verdict.reasons());
    return out;
  }

  private static Map<String, Object> finding(CheckResult finding) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("check", finding.check().id());
    out.put("step", finding.check().stage().title());
    out.put("requirement", finding.check().requirement());
    out.put("requiredBy", finding.check().requiredBy());
    out.put("outcome", finding.outcome().name().toLowerCase(java.util.Locale.ROOT));
    out.put("seen", finding.seen());
    out.put("consequence", finding.consequence());
    out.put("clients", finding.effects().byClient());
    out.put("evidence", finding.evidence());
    return out;
  }
}
