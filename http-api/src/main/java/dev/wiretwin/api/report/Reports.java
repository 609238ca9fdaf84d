package dev.wiretwin.api.report;

import dev.wiretwin.api.compare.Compared;
import java.util.ArrayList;
import java.util.List;

/**
 * Every form in which a comparison can be had: how it is kept, and what is drawn from that.
 * Stateless, any thread. Nothing here reads a clock, a file or the network.
 */
public final class Reports {
  private Reports() {}

  /** What came of one scenario, as it is kept. */
  public static ScenarioReport of(Compared compared) {
    return ScenarioRecords.of(compared);
  }

  // ---- to keep and read back

  /** {@code report.json}, as {@code report.schema.json} describes it. */
  public static byte[] json(ReportDocument document) {
    return ReportJson.write(document);
  }

  /** One scenario on its own. */
  public static byte[] json(ScenarioReport scenario) {
    return ReportJson.write(scenario);
  }

  /**
   * @throws IllegalArgumentException if it is no report, or one of a later version
   */
  public static ReportDocument read(byte[] json) {
    return ReportJson.read(json, ReportDocument.class);
  }

  /**
   * @throws IllegalArgumentException if it is no scenario of a report
   */
  public static ScenarioReport readScenario(byte[] json) {
    return ReportJson.read(json, ScenarioReport.class);
  }

  // ---- to look at

  /** One HTML file that needs nothing else. */
  public static byte[] html(ReportDocument document) {
    return new HtmlReport(document).draw();
  }

  /** Lines of text, none longer than the width; a {@link TextTable} draws them one by one. */
  public static List<String> table(ReportDocument document, int width) {
    TextTable table = new TextTable(width);
    List<String> lines = new ArrayList<>();
    document.scenarios().forEach(one -> lines.addAll(table.row(one)));
    lines.addAll(table.foot(document));
    return lines;
  }

  // ---- for other programs

  /** JUnit XML, one case per scenario. */
  public static byte[] junit(ReportDocument document) {
    return new JunitXml(document).write();
  }

  /** HAR 1.2 with {@code _webSocketMessages}. */
  public static byte[] har(ReportDocument document) {
    return new HarLog(document).write();
  }

  /** A capture of what the lab servers saw, for tshark and its like. */
  public static byte[] pcap(ReportDocument document) {
    return new WireCapture(document).write();
  }
}
