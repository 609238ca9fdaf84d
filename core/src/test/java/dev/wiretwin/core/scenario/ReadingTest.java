package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.scenario.Node.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static final Place PLACE = new Place("f.yaml", 2, 3);

  private final Reading reading = new Reading();
  private final Reading inside = reading.with(Map.of("size", "100", "name", "x"));

  @Test
  void variablesAreFilledIn() {
    assertThat(inside.fillIn("{name}: {size} {size}", PLACE, "p")).isEqualTo("x: 100 100");
    assertThat(inside.fillIn("ws://127.0.0.1:{port}/{name}", PLACE, "p"))
        .isEqualTo("ws://127.0.0.1:{port}/x");
    assertThat(inside.fillIn("{\"a\": {}}", PLACE, "p")).isEqualTo("{\"a\": {}}");
    assertThat(reading.isClean()).isTrue();
  }

  @Test
  void withoutVariablesBracesAreBraces() {
    assertThat(reading.fillIn("{size}", PLACE, "p")).isEqualTo("{size}");
    assertThat(reading.isClean()).isTrue();
  }

  @Test
  void aMisspelledVariableIsComplainedAbout() {
    inside.fillIn("{sise}", PLACE, "p");
    assertThatThrownBy(reading::end)
        .hasMessage("f.yaml:2:3: p: unknown variable {sise}: did you mean \"size\"?");
  }

  @Test
  void namesThatTheRunFillsInAreReserved() {
    assertThat(Reading.isReserved("port")).isTrue();
    assertThat(Reading.isReserved("size")).isFalse();
    assertThat(inside.knows("size")).isTrue();
    assertThat(inside.knows("port")).isFalse();
  }

  @Test
  void onlyTheFirstComplaintsAreListedAndTheOthersCounted() {
    for (int i = 0; i < Reading.MOST_COMPLAINTS + 5; i++) {
      reading.complain(PLACE, "p", "wrong " + i);
    }
    assertThatThrownBy(reading::end)
        .isInstanceOfSatisfying(
            ScenarioProblems.class,
            problems -> assertThat(problems.complaints()).hasSize(Reading.MOST_COMPLAINTS))
        .hasMessageEndingWith("wrong 19\nand 5 more");
  }

  @Test
  void payloadsAreBoundedAllTogether() {
    assertThat(reading.claim(Reading.MOST_PAYLOAD_BYTES, PLACE, "p")).isTrue();
    assertThat(inside.claim(1, PLACE, "p")).isFalse();
    assertThatThrownBy(reading::end).hasMessageContaining("at most 64 MiB");
  }

  @Test
  void variablesCannotBlowATextUp() {
    Reading large = reading.with(Map.of("a", "x".repeat(1 << 20)));
    String text = "{a}".repeat(65);
    assertThat(large.fillIn(text, PLACE, "p")).isEqualTo(text);
    assertThat(reading.isClean()).isFalse();
  }
}
