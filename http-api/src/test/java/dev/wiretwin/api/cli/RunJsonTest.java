package dev.wiretwin.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.api.run.Plays;
import org.junit.jupiter.api.Test;

class RunJsonTest {
  private final RunJson json =
      RunJson.of(
          TallyTest.of(
              Plays.GOOD, Plays.BAD, Plays.AWAY, Plays.LOST, Plays.RECORDED, Plays.TALKATIVE));

  @Test
  void outcomesAreCounted() {
    assertThat(json.counts()).isEqualTo(new RunJson.Counts(6, 2, 1, 1, 1, 1));
    assertThat(json.complete()).isTrue();
    assertThat(json.target()).isEqualTo("jvm");
    assertThat(json.suite()).isEqualTo("some");
  }

  @Test
  void aScenarioHasItsOutcomeAndWhy() {
    assertThat(json.scenarios())
        .extracting(RunJson.Row::outcome)
        .startsWith("passed", "failed", "not_applicable", "inconclusive", "recorded");
    assertThat(json.scenarios().get(0).milliseconds()).isEqualTo(12.3);
    assertThat(json.scenarios().get(0).sentences()).isEmpty();
    assertThat(json.scenarios().get(1).sentences()).hasSize(1);
  }

  @Test
  void aCloseHasItsStatusItsMeaningAndBothFrames() {
    RunJson.Event event = json.scenarios().get(0).events().get(0);
    assertThat(event.event()).isEqualTo("close");
    assertThat(event.atMs()).isEqualTo(5.0);
    RunJson.Frame frame = new RunJson.Frame(1001, "lunch");
    assertThat(event.close())
        .isEqualTo(
            new RunJson.Ending(
                -6,
                "server requested termination",
                "It is over.",
                "peer",
                true,
                frame,
                frame,
                null));
  }

  @Test
  void whatWasNotThereIsNull() {
    RunJson.Ending refused = json.scenarios().get(1).events().get(0).close();
    assertThat(refused.received()).isNull();
    assertThat(refused.httpStatus()).isEqualTo(404);
  }

  @Test
  void theOtherEventsHaveWhatBelongsToThem() {
    assertThat(json.scenarios().get(5).events())
        .containsExactly(
            new RunJson.Event(1.3, 1, "connection", null, null, null, null),
            message(1, "hi", null),
            message(2, null, "aGk="),
            message(1, null, "wyg="),
            new RunJson.Event(3.0, 2, "error", null, null, 5, "not open"));
  }

  private static RunJson.Event message(int opcode, String text, String base64) {
    RunJson.Message message = new RunJson.Message(opcode, text, base64);
    return new RunJson.Event(2.0, 1, "receive", message, null, null, null);
  }
}
