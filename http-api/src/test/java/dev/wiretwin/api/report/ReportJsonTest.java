package dev.wiretwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
  private static String json(Object piece) {
    return new String(ReportJson.write(piece), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    ReportDocument all = Samples.all();
    assertThat(ReportJson.read(ReportJson.write(all), ReportDocument.class)).isEqualTo(all);
    ScenarioReport one = Samples.fresh("x");
    assertThat(ReportJson.read(ReportJson.write(one), ScenarioReport.class)).isEqualTo(one);
  }

  @Test
  void verdictsAreSmallAndNullsLeftOut() {
    assertThat(json(Samples.all()))
        .contains("\"verdict\":\"inconclusive\"", "\"new\":1")
        .doesNotContain("null", "NEW", "\"cut\"", "\"closes\":null", "decisive");
  }

  @Test
  void whatIsNoReportIsRefused() {
    for (String wrong :
        new String[] {"", "[]", "{", "{\"schema\":1,\"surprise\":2}", "{\"schema\":1}"}) {
      assertThatIllegalArgumentException()
          .as(wrong)
          .isThrownBy(
              () -> ReportJson.read(wrong.getBytes(StandardCharsets.UTF_8), ReportDocument.class))
          .withMessageStartingWith("not a report: ");
    }
  }

  @Test
  void aLaterVersionIsRefusedAndNamed() {
    String later = json(Samples.all()).replace("\"schema\":1", "\"schema\":2");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReportJson.read(later.getBytes(StandardCharsets.UTF_8), ReportDocument.class))
        .withMessageContaining("it has schema 2, and this program reads 1");
  }

  @Test
  void aVerdictNobodyKnowsIsRefused() {
    String odd = json(Samples.all()).replace("\"new\":1", "\"odd\":1");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ReportJson.read(odd.getBytes(StandardCharsets.UTF_8), ReportDocument.class));
  }
}
