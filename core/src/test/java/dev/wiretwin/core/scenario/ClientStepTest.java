package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClientStepTest {
  @Test
  void everyStepKnowsItsClient() {
    List<ClientStep> steps =
        List.of(
            new ClientStep.New(3, false),
            new ClientStep.Connect(3, "ws://h"),
            new ClientStep.Send(3, Bytes.EMPTY, OptionalInt.empty()),
            new ClientStep.Close(3),
            new ClientStep.Config(3, List.of()),
            new ClientStep.On(3, "close", Handler.NIL, Optional.empty()),
            new ClientStep.WaitMs(3, 5),
            new ClientStep.WaitEvent(3, "close", 1),
            new ClientStep.LuaOnly(3, "gc", "{}"));
    assertThat(steps).extracting(ClientStep::c).containsOnly(3);
  }

  @Test
  void aConfigurationKeepsItsHeaders() {
    List<Header> headers = new ArrayList<>(List.of(new Header("A", "1")));
    ClientStep.Config config = new ClientStep.Config(1, headers);
    headers.clear();
    assertThat(config.headers()).containsExactly(new Header("A", "1"));
  }
}
