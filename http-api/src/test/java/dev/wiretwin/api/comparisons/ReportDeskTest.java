package dev.wiretwin.api.comparisons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wiretwin.api.refusal.Refusal;
import dev.wiretwin.api.refusal.RefusalCode;
import dev.wiretwin.api.report.ReportDocument;
import dev.wiretwin.api.report.ReportDocument.TargetName;
import dev.wiretwin.api.report.Reports;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportDeskTest {
  private final Bureau bureau = new Bureau();

  @Test
  void aFinishedOneIsPutTogetherOfItsPieces() throws Exception {
    String id = bureau.comparisons.submit(Bureau.wish(2, "board:x", "jvm")).id();
    bureau.over(id);
    ReportDocument document = bureau.desk.document(id, false);
    assertThat(document.run().id()).isEqualTo(id);
    assertThat(document.run().product()).isEqualTo("test");
    assertThat(document.run().endedAt()).isNotNull();
    assertThat(document.run().targets())
        .containsExactly(
            new TargetName("jvm", "jvm", "wiretwin"),
            new TargetName("board:x", "lua-board", "nodemcu-3.0.0"));
    assertThat(document.scenarios()).hasSize(2);
    assertThat(Reports.readScenario(bureau.desk.scenario(id, "refused1")).name())
        .isEqualTo("refused1");
    assertThatThrownBy(() -> bureau.desk.scenario(id, "refused7"))
        .satisfies(f -> assertThat(((Refusal) f).code()).isEqualTo(RefusalCode.REPORT_NOT_FOUND));
  }

  @Test
  void oneThatIsNotFinishedIsToldInPartOnly() throws Exception {
    bureau.boards.hold("board:x");
    String id = bureau.comparisons.submit(Bureau.wish(2, "board:x", "jvm")).id();
    assertThatThrownBy(() -> bureau.desk.document(id, false))
        .hasMessageContaining("0 of 2")
        .satisfies(
            f -> assertThat(((Refusal) f).code()).isEqualTo(RefusalCode.COMPARISON_UNFINISHED));
    ReportDocument part = bureau.desk.document(id, true);
    assertThat(part.scenarios()).isEmpty();
    assertThat(part.run().targets()).hasSize(2);
    bureau.close();
  }

  @Test
  void whatWasAskedForCanBeSentAgainUnderAnotherLease() throws Exception {
    Wish wish = Bureau.wish(1, "board:held", "jvm").withFence(OptionalLong.of(7));
    String id = bureau.comparisons.submit(wish).id();
    bureau.over(id);
    JsonNode request = new ObjectMapper().readTree(bureau.desk.request(id));
    assertThat(request.path("targets")).hasSize(2);
    assertThat(request.at("/inline/0/name").asText()).isEqualTo("refused0");
    assertThat(request.has("fence")).isFalse();
    assertThat(request.has("fences")).isFalse();
    assertThatThrownBy(() -> bureau.desk.request("c1")).isInstanceOf(Refusal.class);
  }

  @Test
  void whatThereIsNotIsSaidToBeMissing() {
    assertThatThrownBy(() -> bureau.desk.document("c1", true))
        .satisfies(
            f -> assertThat(((Refusal) f).code()).isEqualTo(RefusalCode.COMPARISON_NOT_FOUND));
  }
}
