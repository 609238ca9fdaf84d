package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.Close;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Frame;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contract's part about the verbs, called from outside handlers, in every state. */
public interface VerbsPart {
  ContractBench bench();

  @Test
  default void aClientThatNeverConnectedIsNotOpenAndCannotSend() {
    WebSocketClient client = bench().client().client();
    assertThat(client.isOpen()).isFalse();
    assertNotOpen(client);
  }

  private static void assertNotOpen(WebSocketClient client) {
    assertThat(client.isOpen()).isFalse();
    assertRefused(() -> client.send("too early or too late"));
    assertRefused(() -> client.send("too early or too late", Opcode.TEXT));
    assertRefused(() -> client.send(new byte[] {1, 2}, Opcode.BINARY));
  }

  private static void assertRefused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining(" ");
  }

  @Test
  default void connectingIsToldOnceAndThenTheClientIsOpen() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    assertThat(probe.client().isOpen()).isTrue();
    probe.close();
    probe.assertNothingMore();
  }

  @Test
  default void sendingBeforeTheConnectionEventIsRefused() {
    ContractServer silent = bench().server(Steps.request());
    ContractProbe probe = bench().client().connect(silent.url());
    silent.awaitRequest();
    assertNotOpen(probe.client());
  }

  @Test
  default void sendingAfterCloseIsRefusedBeforeAndAfterTheCloseEvent() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    probe.client().close();
    assertNotOpen(probe.client());
    probe.awaitClose(0);
    assertNotOpen(probe.client());
  }

  @Test
  default void connectingWhileConnectingIsRefusedAndTheFirstAttemptGoesOn() {
    ContractServer slow =
        bench().server(Steps.request(), Steps.pause(), Steps.handshake(), Steps.echo());
    ContractProbe probe = bench().client().connect(slow.url());
    slow.awaitRequest();
    assertRefused(() -> probe.connect(bench().echoUrl()));
    probe.awaitOpen();
    probe.client().send("the first");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("the first");
    assertThat(slow.awaitFrame().payload().text()).isEqualTo("the first");
  }

  @Test
  default void connectingWhileOpenIsRefusedAndTheConnectionGoesOn() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    assertRefused(() -> probe.connect(bench().echoUrl()));
    assertRefused(() -> probe.connect("no address"));
    probe.client().send("unharmed");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("unharmed");
    probe.close();
    probe.assertNothingMore();
  }

  @Test
  default void closingBeforeTheFirstConnectDoesNothing() {
    ContractProbe probe = bench().client();
    probe.client().close();
    probe.client().close();
    probe.assertUsable(bench().echoUrl());
  }

  @Test
  default void closingAgainAndAgainEndsOnce() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    probe.client().close();
    probe.client().close();
    probe.awaitClose(0);
    probe.client().close();
    probe.assertUsable(bench().echoUrl());
  }

  /** The close comes in the middle of the opening handshake, shown by the request. */
  @Test
  default void closingWhileTheServerIsSilentEndsTheAttempt() {
    ContractServer silent = bench().server(Steps.request());
    ContractProbe probe = bench().client().connect(silent.url());
    silent.awaitRequest();
    probe.client().close();
    probe.client().close();
    Close close = probe.awaitClose(0);
    assertThat(close.received()).isEmpty();
    probe.assertUsable(bench().echoUrl());
  }

  @Test
  default void closingRightAfterConnectEndsItUnlessTheTargetForgetsIt() {
    ContractProbe probe = bench().client().connect(bench().echoUrl());
    probe.client().close();
    if (bench().dialect().forgetsEarlyClose()) {
      Object event = probe.next();
      assertThat(event).isNotNull();
      if (!(event instanceof Close)) {
        probe.close();
      }
    } else {
      probe.awaitClose(0);
    }
    probe.assertUsable(bench().echoUrl());
  }

  @Test
  default void aClientCanBeUsedManyTimes() {
    ContractProbe probe = bench().client();
    for (int round = 0; round < 3; round++) {
      probe.assertUsable(bench().echoUrl());
    }
  }

  @Test
  default void closingWithACodeSendsItOrSaysThatTheTargetCannot() {
    ContractServer server =
        bench().server(Steps.handshake(), Steps.expect(Opcode.CLOSE, 1), Steps.fin());
    ContractProbe probe = bench().client().open(server.url());
    try {
      probe.client().close(4001, "moved");
      Frame frame = server.awaitFrame();
      assertThat(frame.opcode()).isEqualTo(Opcode.CLOSE);
      assertThat(frame.payload().toArray()).isEqualTo(WireFrame.close(4001, "moved").payload());
    } catch (UnsupportedOperationException cannot) {
      assertThat(cannot).hasMessageContaining("close()");
      assertThat(probe.client().isOpen()).isTrue();
      probe.client().close();
      server.awaitFrame();
    }
    probe.awaitClose(0);
  }

  @Test
  default void aCloseThatCannotBeSentIsRefusedAndTheConnectionGoesOn() {
    ContractProbe probe = bench().client().open(bench().echoUrl());
    for (int code : new int[] {0, 999, 1005, 1006, 1015, 5000}) {
      assertThatThrownBy(() -> probe.client().close(code, ""))
          .isInstanceOfAny(IllegalArgumentException.class, UnsupportedOperationException.class);
    }
    assertThatThrownBy(() -> probe.client().close(1000, "x".repeat(124)))
        .isInstanceOfAny(IllegalArgumentException.class, UnsupportedOperationException.class);
    probe.client().send("unharmed");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("unharmed");
    probe.close();
  }

  @Test
  default void nullIsRefusedWhereverItCannotBeMeant() {
    ContractProbe probe = bench().client();
    WebSocketClient client = probe.client();
    assertNull(() -> client.config(null));
    assertNull(() -> client.on(null, null));
    assertNull(() -> client.connect(null));
    probe.open(bench().echoUrl());
    assertNull(() -> client.send(null));
    assertNull(() -> client.send((String) null, Opcode.TEXT));
    assertNull(() -> client.send((byte[]) null, Opcode.BINARY));
    client.send("unharmed");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("unharmed");
    probe.close();
  }

  private static void assertNull(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class);
  }

  @Test
  default void aConnectWithNullLeavesTheClientFree() {
    ContractProbe probe = bench().client();
    assertNull(() -> probe.connect(null));
    probe.assertUsable(bench().echoUrl());
  }

  @Test
  default void twoClientsOfATargetDoNotDisturbEachOther() {
    ContractProbe one = bench().client().open(bench().echoUrl());
    ContractProbe two = bench().client().open(bench().echoUrl());
    one.client().send("one");
    assertThat(one.awaitMessage().message().text()).isEqualTo("one");
    two.client().send("two");
    assertThat(two.awaitMessage().message().text()).isEqualTo("two");
    one.close();
    assertThat(two.client().isOpen()).isTrue();
    two.client().send("two again");
    assertThat(two.awaitMessage().message().text()).isEqualTo("two again");
    two.close();
    one.assertNothingMore();
    two.assertNothingMore();
  }
}
