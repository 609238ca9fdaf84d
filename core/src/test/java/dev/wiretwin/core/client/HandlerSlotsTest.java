package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandlerSlotsTest {
  private static final Message MESSAGE = Message.of(new byte[] {'m'}, true);

  private final List<String> calls = new ArrayList<>();
  private final HandlerSlots slots = new HandlerSlots(null, Runnable::run);

  private void callAll() {
    slots.connected();
    slots.received(MESSAGE, 1);
    slots.closed(null);
  }

  @Test
  void withoutHandlersNothingHappens() {
    assertThatNoException().isThrownBy(this::callAll);
  }

  @Test
  void eachEventHasOneHandlerAndTheLastOneCounts() {
    slots.set(On.CONNECTION, c -> calls.add("never"));
    slots.set(On.CONNECTION, c -> calls.add("open"));
    slots.set(On.RECEIVE, (c, message, opcode) -> calls.add(opcode + message.text()));
    slots.set(On.CLOSE, (c, close) -> calls.add("close"));
    callAll();
    assertThat(calls).containsExactly("open", "1m", "close");

    slots.set(On.CONNECTION, null);
    slots.set(On.RECEIVE, null);
    slots.set(On.CLOSE, null);
    callAll();
    assertThat(calls).hasSize(3);
  }

  @Test
  void aHandlerThatThrowsChangesNothing() {
    slots.set(On.CONNECTION, c -> fail("open"));
    slots.set(On.RECEIVE, (c, message, opcode) -> fail("receive"));
    slots.set(On.CLOSE, (c, close) -> fail("close"));
    assertThatNoException().isThrownBy(this::callAll);
    assertThat(calls).containsExactly("open", "receive", "close");
  }

  private void fail(String name) {
    calls.add(name);
    throw new AssertionError("on purpose");
  }

  @Test
  void thereAreNoOtherEvents() {
    assertThatThrownBy(() -> slots.set(null, null)).hasMessageContaining("On.RECEIVE");
  }

  @Test
  void onlyQueuedHandlersHaveAQueue() {
    assertThat(slots.queue(Handlers.DIRECT, ReceiveQueue.DEFAULT, () -> {})).isNull();
    assertThat(slots.queue(Handlers.QUEUED, ReceiveQueue.DEFAULT, () -> {})).isNotNull();
  }
}
