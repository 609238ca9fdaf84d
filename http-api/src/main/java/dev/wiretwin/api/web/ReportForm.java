package dev.wiretwin.api.web;

import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.Reports;
import java.util.List;
import java.util.function.Function;

/**
 * A form in which the report of a comparison can be had. A value.
 *
 * @param ending of its name
 */
record ReportForm(String ending, String mediaType, Function<ReportDocument, byte[]> draw) {
  static final String HTML = "text/html; charset=utf-8";

  static List<ReportForm> all() {
    return List.of(
        new ReportForm("html", HTML, Reports::html),
        new ReportForm("json", Route.JSON, Reports::json),
        new ReportForm("xml", "application/xml", Reports::junit),
        new ReportForm("har", Route.JSON, Reports::har),
        new ReportForm("pcap", "application/vnd.tcpdump.pcap", Reports::pcap));
  }
}
