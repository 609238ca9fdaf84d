package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Verdict;
import dev.wiretwin.api.report.ScenarioReport.Difference;
import dev.wiretwin.api.report.ScenarioReport.Tried;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a report as JUnit XML, in the style of Surefire that CI servers read: one case per
 * scenario, of which a new divergence is a failure and a breakdown an error. For one document.
 */
final class JunitXml {
  private static final int LONGEST_LINE = 2_000;

  private final ReportDocument document;
  private final StringWriter text = new StringWriter();

  JunitXml(ReportDocument document) {
    this.document = document;
  }

  /** UTF-8. */
  byte[] write() {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      totals(xml);
      xml.writeStartElement("testsuite");
      totals(xml);
      attribute(xml, "timestamp", document.run().startedAt().replaceFirst("(\\.[0-9]+)?Z$", ""));
      properties(xml);
      for (ScenarioReport scenario : document.scenarios()) {
        testCase(xml, scenario);
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException never) {
      throw new IllegalStateException("text can always be written", never);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void totals(XMLStreamWriter xml) throws XMLStreamException {
    attribute(xml, "name", document.run().suite());
    attribute(xml, "tests", Integer.toString(document.scenarios().size()));
    attribute(xml, "failures", Integer.toString(document.count(Verdict.NEW)));
    attribute(xml, "errors", Integer.toString(document.count(Verdict.INCONCLUSIVE)));
    attribute(xml, "skipped", Integer.toString(document.count(Verdict.SKIPPED)));
    attribute(
        xml, "time", seconds(document.scenarios().stream().mapToDouble(JunitXml::tookMs).sum()));
  }

  private void properties(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("properties");
    property(xml, "wiretwin.version", document.run().product());
    for (ReportDocument.TargetName target : document.run().targets()) {
      property(xml, "target." + target.name(), target.firmware());
    }
    xml.writeEndElement();
  }

  private static void property(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute(xml, "name", name);
    attribute(xml, "value", value);
  }

  // ---- a case

  private void testCase(XMLStreamWriter xml, ScenarioReport scenario) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "name", scenario.name());
    attribute(xml, "classname", "wiretwin." + document.run().suite());
    attribute(xml, "time", seconds(tookMs(scenario)));
    Tried tried = scenario.decisive();
    switch (scenario.verdict()) {
      case NEW -> outcome(xml, "failure", "new", differences(tried));
      case INCONCLUSIVE -> outcome(xml, "error", "inconclusive", tried.sentences());
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        attribute(xml, "message", String.join("; ", tried.sentences()));
      }
      case SAME, KNOWN -> {
        // a case without a mark has passed
      }
    }
    List<String> told = told(scenario);
    if (!told.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(safe(String.join("\n", told)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void outcome(XMLStreamWriter xml, String mark, String type, List<String> lines)
      throws XMLStreamException {
    xml.writeStartElement(mark);
    attribute(xml, "message", lines.isEmpty() ? type : lines.get(0));
    attribute(xml, "type", type);
    xml.writeCharacters(safe(String.join("\n", lines)));
    xml.writeEndElement();
  }

  private static List<String> differences(Tried tried) {
    return tried.divergences().stream().filter(Difference::isNew).map(JunitXml::words).toList();
  }

  private static String words(Difference one) {
    return one.target()
        + ": "
        + one.field()
        + " ("
        + one.where()
        + "): "
        + one.reference()
        + " ≠ "
        + one.other();
  }

  /** What a reader should know besides: why it is known, and what each attempt came to. */
  private static List<String> told(ScenarioReport scenario) {
    List<String> told = new ArrayList<>();
    scenario.known().forEach(entry -> told.add("known " + entry.id() + ": " + entry.words()));
    if (scenario.flaky()) {
      told.add("flaky: attempts came to different verdicts");
      for (int i = 0; i < scenario.attempts().size(); i++) {
        Tried tried = scenario.attempts().get(i);
        String why =
            tried.verdict() == Verdict.NEW
                ? differences(tried).stream().collect(Collectors.joining("; "))
                : String.join("; ", tried.sentences());
        told.add(
            "attempt "
                + (i + 1)
                + ": "
                + tried.verdict().name().toLowerCase(Locale.ROOT)
                + (why.isEmpty() ? "" : ": " + why));
      }
    }
    return told;
  }

  // ---- values

  private static double tookMs(ScenarioReport scenario) {
    return scenario.attempts().stream()
        .flatMap(one -> one.targets().stream())
        .mapToDouble(TargetReport::tookMs)
        .sum();
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1e3);
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, safe(value));
  }

  /** XML 1.0 has no character for most controls, however they are escaped. */
  private static String safe(String text) {
    return text.lines()
        .map(line -> SafeWords.of(line, LONGEST_LINE))
        .collect(Collectors.joining("\n"));
  }
}
