package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionTest {
  @Test
  void fieldsAreFoundByName() {
    Draft draft = Draft.of("{n: 3, delay_ms: 20, fin: true, text: hi}");
    Section fields = draft.value().section();

    assertThat(fields.integer("n", 0, 9)).hasValue(3);
    assertThat(fields.integer("m", 0, 9)).isEmpty();
    assertThat(fields.millis("delay", 0)).isEqualTo(20);
    assertThat(fields.millis("timeout", 7)).isEqualTo(7);
    assertThat(fields.truth("fin", false)).isTrue();
    assertThat(fields.truth("masked", true)).isTrue();
    assertThat(fields.need("text", "words").map(Value::path)).contains("x.text");
    assertThat(fields.has("text")).isTrue();
    fields.done();
    assertThat(draft.complaints()).isEmpty();
  }

  @Test
  void whatNobodyAskedForIsComplainedAboutOnce() {
    Draft draft = Draft.of("{opcod: 3, zzz: 1}");
    Section fields = draft.value().section();
    assertThat(fields.firstUnasked()).contains("opcod");
    fields.find("opcode");
    fields.done();
    fields.done();
    assertThat(draft.complaints())
        .containsExactly(
            "x.opcod: unknown field: did you mean \"opcode\"?",
            "x.zzz: unknown field: known are opcode");
  }

  @Test
  void aMissingFieldIsComplainedAbout() {
    Draft draft = Draft.of("{}");
    assertThat(draft.value().section().need("client", "what the client does")).isEmpty();
    assertThat(draft.complaints())
        .containsExactly("x: lacks the field client: what the client does");
  }

  @Test
  void aFieldStandsThereOnceAndUnderOneName() {
    Draft draft = Draft.of("{a: 1, a: 2, delay: 1, delay_ms: 2}");
    draft.value().section().millis("delay", 0);
    assertThat(draft.complaints())
        .containsExactly(
            "x: has both delay and delay_ms: give one of them",
            "x.a: stands here twice: give it once");
  }

  @Test
  void fieldsCanBeListed() {
    Section fields = Draft.of("{b: 1, a: 2}").value().section();
    assertThat(fields.present(List.of("a", "b", "c"))).containsExactly("a", "b");
    assertThat(fields.all()).containsOnlyKeys("b", "a");
    assertThat(fields.firstUnasked()).isEmpty();
  }

  @Test
  void variablesHoldInside() {
    Section fields = Draft.of("{a: '{size}'}").value().section().with(Map.of("size", "5"));
    assertThat(fields.integer("a", 0, 9)).hasValue(5);
  }

  @Test
  void longNamesAreCut() {
    Draft draft = Draft.of("'" + "n".repeat(100) + "': 1");
    draft.value().section().done();
    assertThat(draft.complaints())
        .singleElement()
        .asString()
        .startsWith("x." + "n".repeat(60) + "…: unknown field");
  }
}
