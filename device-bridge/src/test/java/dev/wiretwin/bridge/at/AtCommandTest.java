package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AtCommandTest {
  @Test
  void aStringEscapesWhatWouldEndItOrAParameter() {
    assertThat(AtCommand.quoted("a,b\"c\\d")).isEqualTo("\"a\\,b\\\"c\\\\d\"");
  }

  @Test
  void aCommandIsNoLongerThanTheModulesBuffer() {
    assertThat(AtCommand.plain("x".repeat(254), 1, a -> {}).text()).hasSize(254);
    assertThatThrownBy(() -> AtCommand.gentle("x".repeat(255), 1, a -> {}))
        .hasMessageContaining("256");
  }

  @Test
  void whatItSetsIsNotInItsWords() {
    AtCommand join = AtCommand.plain("AT+CWJAP=\"lab\",\"horse\"", 1, a -> {});
    assertThat(join).hasToString("AT+CWJAP=…");
    assertThat(AtCommand.plain("AT+GMR", 1, a -> {})).hasToString("AT+GMR");
  }

  @Test
  void eachKindSaysWhatItNeeds() {
    assertThat(AtCommand.frame("AT", new byte[1], 1, a -> {}).manner().looks()).isTrue();
    assertThat(AtCommand.text("AT", new byte[1], 1, a -> {}).manner().looks()).isTrue();
    assertThat(AtCommand.gentle("AT", 1, a -> {}).manner().looks()).isFalse();
    assertThat(AtCommand.restart(1, a -> {}).manner()).isEqualTo(AtCommand.Manner.RESTARTS);
    assertThat(AtCommand.gentle("AT", 1, a -> {}).manner()).isEqualTo(AtCommand.Manner.GENTLE);
    assertThat(AtCommand.send("AT", new byte[1], 1, a -> {}).data()).hasSize(1);
  }
}
