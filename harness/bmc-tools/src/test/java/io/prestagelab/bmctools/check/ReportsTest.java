package io.prestagelab.bmctools.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prestagelab.bmctools.check.report.HtmlReport;
import io.prestagelab.bmctools.check.report.JunitReport;
import io.prestagelab.emulator.profile.Personalities;
import io.prestagelab.emulator.profile.Personality;
import io.prestagelab.emulator.profile.Quirk;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The reports for machines and for people, of BMCs that are odd. */
final class ReportsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"FILE_SHARE_DRIVE_FIRST", "NO_EJECT_ACTION", "ONLY_POWER_BUTTON", "ONCE_STAYS"})
  void junit_xml_is_valid_and_its_counts_are_those_of_its_cases(Quirk quirk) throws Exception {
    CheckReport report = check(Personality.plain(quirk));
    String xml = JunitReport.of(report);
    validate(xml);
    Document document = read(xml);
    assertThat(number(document, "tests"))
        .isEqualTo(document.getElementsByTagName("testcase").getLength())
        .isEqualTo(report.findings().size());
    assertThat(number(document, "failures"))
        .isEqualTo(document.getElementsByTagName("failure").getLength())
        .isEqualTo(report.count(CheckOutcome.FAIL));
    assertThat(number(document, "skipped"))
        .isEqualTo(document.getElementsByTagName("skipped").getLength())
        .isEqualTo(report.count(CheckOutcome.SKIP));
  }

  @Test
  void the_schema_refuses_what_it_should() {
    String suite =
        "<testsuite name='x' tests='1' failures='0' errors='0' skipped='0' time='0.1' timestamp='%s'>%s</testsuite>";
    String good = "<testcase classname='bmc.x' name='x' time='0.1'>%s</testcase>";
    String now = "2026-01-01T00:00:00";
    assertThatThrownBy(() -> validate(suite.formatted(now, ""))).hasMessageContaining("testcase");
    assertThatThrownBy(
            () -> validate(suite.formatted(now, good.formatted("") + good.formatted(""))))
        .hasMessageContaining("unique");
    assertThatThrownBy(() -> validate(suite.formatted(now + "Z", good.formatted(""))))
        .hasMessageContaining("moment");
    assertThatThrownBy(() -> validate(suite.formatted(now, good.formatted("<failure/>"))))
        .hasMessageContaining("message");
  }

  @Test
  void what_a_bmc_says_of_itself_cannot_break_a_report() throws Exception {
    String hostile = "{{findings}}</title><script src=//x>&\\u0001\\uFFFF\\\"'";
    Path file = folder.resolve("hostile.yaml");
    Files.writeString(
        file, "system: {Manufacturer: \"%s\", Model: \"%s\"}%n".formatted(hostile, hostile));
    CheckReport report = check(Personalities.named(file.toString()));
    assertThat(report.identity()).contains("<script");
    validate(JunitReport.of(report));
    assertThat(HtmlReport.of(report))
        .doesNotContain("<script")
        .contains("{{findings}}&lt;/title&gt;&lt;script");
  }

  @Test
  void the_html_file_asks_for_nothing_from_elsewhere() throws IOException {
    String html = HtmlReport.of(check(Personality.plain(Quirk.FILE_SHARE_DRIVE_FIRST)));
    assertThat(html.toLowerCase(Locale.ROOT))
        .doesNotContain("<link")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("@import")
        .doesNotContain("url(")
        .doesNotContain("<a href");
  }

  @Test
  void what_is_wrong_comes_first_in_the_html_file() {
    String html = HtmlReport.of(check(Personality.plain(Quirk.FILE_SHARE_DRIVE_FIRST)));
    assertThat(html.lastIndexOf("<section class=\"fail\">"))
        .isPositive()
        .isLessThan(html.indexOf("<section class=\"pass\">"));
  }

  @Test
  void the_html_file_has_a_main_part_a_dark_side_and_what_passed_folded() {
    String html = HtmlReport.of(check(Personality.plain(Quirk.FILE_SHARE_DRIVE_FIRST)));
    assertThat(html)
        .containsOnlyOnce("<main>")
        .contains("prefers-color-scheme: dark")
        .containsSubsequence(
            "<section class=\"fail\">", "<details class=\"passed\">", "<section class=\"pass\">");
  }

  private CheckReport check(Personality personality) {
    try (SimulatedBmc bmc = new SimulatedBmc(folder.resolve("bmc"), personality)) {
      return bmc.check(Tier.FULL);
    }
  }

  private static void validate(String xml) throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(requireNonNull(ReportsTest.class.getResource("junit.xsd")))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }

  private static Document read(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static int number(Document document, String attribute) {
    return Integer.parseInt(document.getDocumentElement().getAttribute(attribute));
  }
}
