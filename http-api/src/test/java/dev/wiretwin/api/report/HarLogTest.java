package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarLogTest {
  private static JsonNode har(ReportDocument document) throws Exception {
    return new ObjectMapper().readTree(new HarLog(document).write());
  }

  private static void isValid(ReportDocument document) throws Exception {
    try (var in = HarLogTest.class.getResourceAsStream("har.schema.json")) {
      Schema schema =
          SchemaRegistry.withDialect(Dialects.getDraft202012())
              .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
      String har = new String(new HarLog(document).write(), StandardCharsets.UTF_8);
      assertThat(schema.validate(har, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void itIsWhatReadersExpect() throws Exception {
    isValid(Samples.all());
    isValid(Samples.document());
    isValid(RealRun.document());
  }

  @Test
  void theHandshakeIsARequestWithItsAnswer() throws Exception {
    JsonNode entry = har(Samples.document(Samples.same("echo"))).at("/log/entries/0");
    assertThat(entry.at("/request/method").asText()).isEqualTo("GET");
    assertThat(entry.at("/request/url").asText()).isEqualTo("ws://127.0.0.1:4711/a?b=c&d");
    assertThat(entry.at("/request/headers/1/name").asText()).isEqualTo("Upgrade");
    assertThat(entry.at("/request/queryString").toString())
        .isEqualTo("[{\"name\":\"b\",\"value\":\"c\"},{\"name\":\"d\",\"value\":\"\"}]");
    assertThat(entry.at("/response/status").asInt()).isEqualTo(101);
    assertThat(entry.at("/response/statusText").asText()).isEqualTo("Switching Protocols");
    assertThat(entry.at("/timings/wait").asDouble()).isEqualTo(0.5);
    assertThat(entry.at("/time").asDouble()).isEqualTo(8.0);
    assertThat(entry.at("/startedDateTime").asText()).isEqualTo("2026-01-02T03:04:05.500500Z");
  }

  @Test
  void framesAreMessagesInTheOrderOfTime() throws Exception {
    JsonNode log = har(Samples.document(Samples.same("echo"))).get("log");
    assertThat(log.at("/pages/1/title").asText()).isEqualTo("echo on board:x");
    assertThat(log.at("/entries/1/pageref").asText()).isEqualTo("page_2");
    JsonNode messages = log.at("/entries/0/_webSocketMessages");
    assertThat(messages.findValuesAsText("type"))
        .containsExactly("send", "receive", "send", "receive");
    assertThat(messages.findValuesAsText("data"))
        .containsExactly("hello", "hello", "A+g=", "A+lvaw==");
    assertThat(messages.get(0).get("time").asDouble()).isEqualTo(1767323045.503);
    assertThat(messages.get(2).get("opcode").asInt()).isEqualTo(8);
  }

  @Test
  void aConnectionWithoutAnAnswerHasStatus0AndOneWithoutARequestNoEntry() throws Exception {
    ScenarioReport silent =
        Samples.scenario(
            "silent",
            new ScenarioReport.Tried(
                dev.wiretwin.api.compare.Verdict.SAME,
                List.of(),
                List.of(),
                List.of(
                    Samples.target(
                        "jvm",
                        List.of(),
                        List.of(
                            Samples.connection(
                                List.of(), List.of(Samples.chunk(1, "GET\r\n\r\n")), List.of()),
                            Samples.connection(List.of(), List.of(), List.of())),
                        List.of()))));
    isValid(Samples.document(silent));
    JsonNode entries = har(Samples.document(silent)).at("/log/entries");
    assertThat(entries).hasSize(1);
    assertThat(entries.at("/0/response/status").asInt()).isZero();
    assertThat(entries.at("/0/request/url").asText()).isEqualTo("ws://127.0.0.1/");
  }
}
