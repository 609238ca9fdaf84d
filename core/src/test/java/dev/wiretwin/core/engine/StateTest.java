package dev.wiretwin.core.engine;

import static dev.wiretwin.core.engine.State.CLOSED;
import static dev.wiretwin.core.engine.State.CLOSING;
import static dev.wiretwin.core.engine.State.DRAINING;
import static dev.wiretwin.core.engine.State.HANDSHAKING;
import static dev.wiretwin.core.engine.State.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateTest {
  @Test
  void eachOfThe25PairsIsAllowedOrNotAsThePictureSays() {
    Map<State, Set<State>> moves =
        Map.of(
            HANDSHAKING, Set.of(OPEN, DRAINING, CLOSED),
            OPEN, Set.of(CLOSING, DRAINING, CLOSED),
            CLOSING, Set.of(DRAINING, CLOSED),
            DRAINING, Set.of(CLOSED),
            CLOSED, Set.of());
    int pairs = 0;
    for (State from : State.values()) {
      for (State to : State.values()) {
        assertThat(from.canBecome(to))
            .as("%s to %s", from, to)
            .isEqualTo(moves.get(from).contains(to));
        pairs++;
      }
    }
    assertThat(pairs).isEqualTo(25);
  }
}
