package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code report.json} is what its published schema says, by a reader nobody here wrote. */
class ReportSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Schema schema() throws Exception {
    try (InputStream in = Reports.class.getResourceAsStream("report.schema.json")) {
      return SchemaRegistry.withDialect(Dialects.getDraft202012())
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }

  private static List<Error> errors(byte[] json) throws Exception {
    return schema().validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
  }

  @Test
  void theReportOfARealComparisonIsValid() throws Exception {
    assertThat(errors(Reports.json(RealRun.document()))).isEmpty();
  }

  @Test
  void soIsOneWithEveryVerdict() throws Exception {
    assertThat(errors(Reports.json(Samples.all()))).isEmpty();
    assertThat(errors(Reports.json(Samples.document()))).isEmpty();
  }

  @Test
  void aFieldOfAWrongKindIsFound() throws Exception {
    ObjectNode wrong = (ObjectNode) JSON.readTree(Reports.json(Samples.all()));
    ((ObjectNode) wrong.at("/scenarios/0/attempts/0/targets/0/events/2/close")).put("status", "0");
    assertThat(errors(JSON.writeValueAsBytes(wrong)))
        .singleElement()
        .asString()
        .contains("/scenarios/0/attempts/0/targets/0/events/2/close/status");
  }

  @Test
  void aFieldNobodyKnowsIsFoundAtEveryDepth() throws Exception {
    for (String where :
        List.of("", "/run", "/scenarios/0", "/scenarios/0/attempts/0/targets/0/connections/0")) {
      ObjectNode wrong = (ObjectNode) JSON.readTree(Reports.json(Samples.all()));
      ((ObjectNode) wrong.at(where)).put("surprise", 1);
      assertThat(errors(JSON.writeValueAsBytes(wrong))).as(where).isNotEmpty();
    }
  }

  @Test
  void aMissingFieldIsFound() throws Exception {
    ObjectNode wrong = (ObjectNode) JSON.readTree(Reports.json(Samples.all()));
    ((ObjectNode) wrong.at("/scenarios/0")).remove("verdict");
    assertThat(errors(JSON.writeValueAsBytes(wrong))).isNotEmpty();
  }
}
