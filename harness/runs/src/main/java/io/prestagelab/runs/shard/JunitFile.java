package io.prestagelab.runs.shard;

import io.prestagelab.runs.page.ScenarioResult;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Scenarios' results as JUnit's XML: a test case each, its feature as the class. */
final class JunitFile {
  private JunitFile() {}

  /** The text of the file. */
  static String of(List<ScenarioResult> results) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(xml, results);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot be written", e);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, List<ScenarioResult> results)
      throws XMLStreamException {
    long skipped = results.stream().filter(JunitFile::isSkipped).count();
    long passed = results.stream().filter(ScenarioResult::passed).count();
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "Prestage Lab");
    xml.writeAttribute("tests", String.valueOf(results.size()));
    xml.writeAttribute("failures", String.valueOf(results.size() - passed - skipped));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", String.valueOf(skipped));
    xml.writeAttribute("time", seconds(results.stream().mapToLong(ScenarioResult::millis).sum()));
    xml.writeCharacters("\n");
    for (ScenarioResult each : results) {
      testCase(xml, each);
    }
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, ScenarioResult result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", held(result.feature()));
    xml.writeAttribute("name", held(result.name()));
    xml.writeAttribute("time", seconds(result.millis()));
    if (isSkipped(result)) {
      xml.writeEmptyElement("skipped");
    } else if (!result.passed()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("type", held(result.status()));
      xml.writeAttribute("message", held(result.error().lines().findFirst().orElse("")));
      xml.writeCharacters(held(result.error()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private static boolean isSkipped(ScenarioResult result) {
    return result.status().equals("SKIPPED");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1e3);
  }

  /** Without characters that XML cannot hold. */
  private static String held(String text) {
    StringBuilder held = new StringBuilder();
    text.codePoints()
        .map(c -> c == '\n' || c == '\t' || (c >= ' ' && !isSurrogateOrNothing(c)) ? c : '\uFFFD')
        .forEach(held::appendCodePoint);
    return held.toString();
  }

  private static boolean isSurrogateOrNothing(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return surrogate || c == 0xFFFE || c == 0xFFFF;
  }
}
