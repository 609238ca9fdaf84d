package dev.wiretwin.api.web;

import dev.wiretwin.api.metrics.HttpMetrics;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Stands before the door and counts who comes, also those who are turned away. Thread safe. */
final class MeteredHandler extends Handler.Wrapper {
  private final RouteTable table;
  private final HttpMetrics metrics;

  MeteredHandler(Handler door, RouteTable table, HttpMetrics metrics) {
    super(door);
    this.table = table;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Request.addCompletionListener(request, failure -> answered(request, response));
    return super.handle(request, response, callback);
  }

  private void answered(Request request, Response response) {
    metrics.answered(
        request.getMethod(),
        route(request),
        response.getStatus(),
        System.nanoTime() - request.getHeadersNanoTime());
  }

  private String route(Request request) {
    if (request.getAttribute(Visit.ATTRIBUTE) instanceof Visit visit) {
      return visit.route().path();
    }
    String path = request.getHttpURI().getPath();
    List<Route> there = path == null ? List.of() : table.find(path).routes();
    return there.isEmpty() ? "" : there.get(0).path();
  }
}
