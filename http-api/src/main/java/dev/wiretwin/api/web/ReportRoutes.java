package dev.wiretwin.api.web;

import dev.wiretwin.api.comparisons.ReportDesk;
import dev.wiretwin.api.report.ReportDocument;
import java.util.List;

/** {@code /comparisons/{id}/report.*}: the same comparison in every form. */
final class ReportRoutes {
  private final ReportDesk desk;

  ReportRoutes(ReportDesk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return ReportForm.all().stream()
        .map(
            form ->
                Route.api(
                        "GET",
                        ComparisonRoutes.ONE + "/report." + form.ending(),
                        call -> report(call, form))
                    .query("partial")
                    .gives(form.mediaType()))
        .toList();
  }

  private void report(Call call, ReportForm form) {
    ReportDocument document = desk.document(call.path("id"), call.flag("partial"));
    byte[] drawn = form.draw().apply(document);
    if (form.mediaType().equals(ReportForm.HTML)) {
      call.page(drawn);
    } else {
      call.download(
          form.mediaType(),
          "wiretwin-" + document.run().suite() + "-" + document.run().id() + "." + form.ending(),
          drawn);
    }
  }
}
