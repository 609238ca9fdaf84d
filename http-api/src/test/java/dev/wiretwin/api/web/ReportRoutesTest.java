package dev.wiretwin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.comparisons.Bureau;
import dev.wiretwin.api.comparisons.Wish;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ReportRoutesTest {
  private final Bureau bureau = new Bureau();
  private final Windows windows =
      Windows.open(new ReportRoutes(bureau.desk).routes().toArray(Route[]::new));
  private final Api api = windows.api();

  @AfterEach
  void close() {
    windows.close();
    bureau.close();
  }

  private String submitted(String name) throws Exception {
    Wish wish =
        new Wish(
            null,
            null,
            new ObjectMapper().readTree(Bureau.SCENARIO),
            List.of("jvm", "board:x"),
            null,
            null,
            name,
            null);
    return bureau.comparisons.submit(wish).id();
  }

  private Api.Answered report(String id, String ending) {
    return api.get("/api/v1/comparisons/" + id + "/report." + ending);
  }

  @Test
  void everyFormHasItsMediaTypeAndASafeName() throws Exception {
    String id = submitted("../\"evil;x");
    bureau.over(id);
    assertThat(report(id, "html").header("Content-Type")).startsWith("text/html");
    assertThat(report(id, "html").text()).startsWith("<!DOCTYPE html>");
    assertThat(report(id, "html").header("Content-Security-Policy")).contains("sandbox");
    assertThat(report(id, "json").json().path("schema").asInt()).isEqualTo(1);
    assertThat(report(id, "json").header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"wiretwin-..__evil_x-" + id + ".json\"");
    assertThat(report(id, "xml").header("Content-Type")).isEqualTo("application/xml");
    assertThat(report(id, "xml").text()).contains("<testsuite");
    assertThat(report(id, "har").json().at("/log/version").asText()).isEqualTo("1.2");
    assertThat(report(id, "pcap").header("Content-Type")).isEqualTo("application/vnd.tcpdump.pcap");
  }

  @Test
  void oneThatIsNotFinishedHasNoneUnlessAPartWillDo() throws Exception {
    bureau.boards.hold("board:x");
    String id = submitted("x");
    assertThat(report(id, "html").status()).isEqualTo(409);
    assertThat(report(id, "html").code()).isEqualTo("comparison-unfinished");
    assertThat(report(id, "json?partial=true").json().path("scenarios")).isEmpty();
    assertThat(report("c1", "xml").code()).isEqualTo("comparison-not-found");
  }
}
