package io.prestagelab.bmctools.check.report;

import io.prestagelab.bmctools.check.Check;
import io.prestagelab.bmctools.check.CheckOutcome;
import io.prestagelab.bmctools.check.CheckReport;
import io.prestagelab.bmctools.check.CheckResult;
import io.prestagelab.bmctools.client.Exchange;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The findings as a JUnit XML file, one test case each, whose time is that of its requests;
 * warnings pass with their text as output.
 */
public final class JunitReport {
  private JunitReport() {}

  /** The text of the file. */
  public static String of(CheckReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      line(xml);
      suite(xml, report);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot be written", e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, CheckReport report) throws XMLStreamException {
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "lab bmc check " + report.address());
    attribute(xml, "tests", String.valueOf(report.findings().size()));
    attribute(xml, "failures", String.valueOf(report.count(CheckOutcome.FAIL)));
    attribute(xml, "skipped", String.valueOf(report.count(CheckOutcome.SKIP)));
    attribute(xml, "errors", "0");
    attribute(xml, "time", seconds(report.took().toMillis()));
    // the schema's form of a time: seconds, no zone
    attribute(xml, "timestamp", report.began().toString().substring(0, 19));
    Map<Check, Integer> counts = new EnumMap<>(Check.class);
    for (CheckResult finding : report.findings()) {
      line(xml);
      testCase(xml, finding, counts.merge(finding.check(), 1, Integer::sum));
    }
    line(xml);
    xml.writeEndElement();
  }

  /** A check that is made of several drives is told apart by its number. */
  private static void testCase(XMLStreamWriter xml, CheckResult finding, int number)
      throws XMLStreamException {
    String requirement = finding.check().requirement();
    String stage = finding.check().stage().title().replace(' ', '-');
    xml.writeStartElement("testcase");
    attribute(xml, "classname", "bmc." + stage);
    attribute(xml, "name", number == 1 ? requirement : "%s (%d)".formatted(requirement, number));
    attribute(
        xml, "time", seconds(finding.evidence().stream().mapToLong(Exchange::milliseconds).sum()));
    String seen = finding.seen();
    String so = finding.consequence();
    switch (finding.outcome()) {
      case PASS -> {}
      case SKIP -> element(xml, "skipped", seen, "");
      case WARN -> element(xml, "system-out", null, seen + ": " + so);
      case FAIL -> element(xml, "failure", so, seen + "; " + TextReport.concerned(finding));
    }
    xml.writeEndElement();
  }

  private static void element(
      XMLStreamWriter xml, String name, @Nullable String message, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    if (message != null) {
      attribute(xml, "message", message);
    }
    xml.writeCharacters(Markup.held(text));
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, Markup.held(value));
  }

  private static void line(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
  }
}
