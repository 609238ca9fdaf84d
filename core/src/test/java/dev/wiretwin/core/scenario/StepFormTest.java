package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFormTest {
  private static final List<String> VERBS = List.of("send", "close", "fin", "text", "frame");

  private static StepForm form(String yaml) {
    return StepForm.of(Draft.of(yaml).value(), VERBS).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{do: send, hex: 00}",
        "{send: {hex: 00}}",
        "{send: , hex: 00}",
        "{send: 00}",
      })
  void aStepIsRawOrFriendly(String yaml) {
    StepForm form = form(yaml);
    assertThat(form.verb()).isEqualTo("send");
    assertThat(form.value("hex").map(Value::text)).contains("00");
  }

  @Test
  void aBareWordIsAStep() {
    StepForm form = form("close");
    assertThat(form.verb()).isEqualTo("close");
    assertThat(form.argument()).isEmpty();
    assertThat(form.value("hex")).isEmpty();
    form.done();
  }

  @Test
  void aVerbMayAlsoBeAFlag() {
    assertThat(form("{text: hi, fin: false}").verb()).isEqualTo("text");
    assertThat(form("{fin: , delay: 5}").verb()).isEqualTo("fin");
  }

  @Test
  void whatStandsBehindMayBeAFormItself() {
    assertThat(form("{frame: {text: hi}}").inner(VERBS).orElseThrow().verb()).isEqualTo("text");
    assertThat(form("{frame: close}").inner(VERBS).orElseThrow().verb()).isEqualTo("close");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                 | x: must be a step, not a list",
        "clos               | x: \"clos\" is not known here: did you mean \"close\"?",
        "{do: clos}         | x.do: \"clos\" is not known here: did you mean \"close\"?",
        "{clos: 1}          | x: unknown step \"clos\": did you mean \"close\"?",
        "{}                 | x: must be a step; known are send, close, fin, text, frame",
        "{send: a, text: b} | x: holds send and text: write one step for each",
      })
  void whatIsNoStepIsComplainedAbout(String yaml, String complaint) {
    Draft draft = Draft.of(yaml);
    assertThat(StepForm.of(draft.value(), VERBS)).isEmpty();
    assertThat(draft.complaints()).containsExactly(complaint);
  }

  @Test
  void unknownFieldsAreComplainedAboutBesideAndBehindTheVerb() {
    Draft draft = Draft.of("{send: {a: 1}, b: 2}");
    StepForm.of(draft.value(), VERBS).orElseThrow().done();
    assertThat(draft.complaints()).hasSize(2).anyMatch(c -> c.startsWith("x.send.a: unknown"));
  }
}
