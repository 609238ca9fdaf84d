package dev.wiretwin.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wiretwin.api.comparisons.ComparisonInfo;
import dev.wiretwin.api.comparisons.Wish;
import dev.wiretwin.api.remote.RemoteService;
import dev.wiretwin.api.report.Reports;
import dev.wiretwin.api.report.ScenarioReport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Has a running service make the comparisons. For one thread. */
final class RemoteComparer implements Comparer {
  private static final String PLACE = "/comparisons";

  private final RemoteService service;

  RemoteComparer(RemoteService service) {
    this.service = service;
  }

  private record Listed(List<ComparisonInfo> comparisons) {}

  @Override
  public ComparisonInfo submit(Wish wish) throws IOException, InterruptedException {
    return service.post(PLACE, wish, ComparisonInfo.class);
  }

  @Override
  public ComparisonInfo look(String id, Duration limit) throws IOException, InterruptedException {
    return service.get(PLACE + "/" + id + "?wait=" + limit.toMillis() + "ms", ComparisonInfo.class);
  }

  @Override
  public List<String> done(String id) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    service
        .get(PLACE + "/" + id + "/scenarios", JsonNode.class)
        .path("scenarios")
        .forEach(one -> names.add(one.path("name").asText()));
    return names;
  }

  @Override
  public ScenarioReport scenario(String id, String name) throws IOException, InterruptedException {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
    return Reports.readScenario(service.bytes(PLACE + "/" + id + "/scenarios/" + encoded));
  }

  @Override
  public byte[] report(String id, String ending) throws IOException, InterruptedException {
    return service.bytes(PLACE + "/" + id + "/report." + ending + "?partial=true");
  }

  @Override
  public void cancel(String id) throws IOException, InterruptedException {
    service.delete(PLACE + "/" + id);
  }

  @Override
  public List<ComparisonInfo> latest(int limit) throws IOException, InterruptedException {
    return service.get(PLACE + "?limit=" + limit, Listed.class).comparisons();
  }

  @Override
  public void close() {
    // the service goes on without us
  }
}
