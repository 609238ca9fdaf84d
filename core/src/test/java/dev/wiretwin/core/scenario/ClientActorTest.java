package dev.wiretwin.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.EngineClient;
import dev.wiretwin.core.frame.Bytes;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.lab.LabScript;
import dev.wiretwin.core.lab.LabServer;
import dev.wiretwin.core.lab.LabSettings;
import dev.wiretwin.core.scenario.ClientStep.Handler;
import dev.wiretwin.core.testkit.VirtualRuns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class ClientActorTest implements ClientActor.Stage {
  private final OddClient client = new OddClient();
  private final List<TraceEvent> seen = new ArrayList<>();
  private final List<String> reactions = new ArrayList<>();
  private final ClientActor actor =
      new ClientActor(1, client, ClientConfig.DEFAULT.withHeader("X-Base", "0"), this);
  private int bytesSeen;

  @Override
  public void saw(int bytes, LongFunction<TraceEvent> event, Runnable turn) {
    bytesSeen += bytes;
    seen.add(event.apply(7));
    turn.run();
  }

  @Test
  void itsHandlersWriteDownWhatTheySee() throws IOException {
    VirtualRuns runs = new VirtualRuns();
    EngineClient real = runs.newClient();
    ClientActor onReal = new ClientActor(3, real, ClientConfig.DEFAULT, this);
    onReal.registerAll();
    LabScript script =
        new LabScript(List.of(List.of(Scene.handshake(), Scene.text(0, "hi"), Scene.fin(10))));
    try (LabServer lab = LabServer.start(runs.network(), LabSettings.DEFAULT, script)) {
      onReal.connect("ws://127.0.0.1:" + lab.port() + "/");
      assertThat(onReal.isIdle()).isFalse();
      runs.loop().advance(5_000_000);
      assertThat(onReal.isSettled()).as("it is open").isTrue();
      runs.loop().advance(1_000_000_000);
    }
    assertThat(seen.subList(0, 2))
        .containsExactly(
            new TraceEvent.Connection(7, 3), new TraceEvent.Receive(7, 3, 1, Bytes.utf8("hi")));
    assertThat(EventWords.of(seen.get(2))).isEqualTo("close with status -110, not clean");
    assertThat(seen).hasSize(3);
    assertThat(bytesSeen).isEqualTo(2);
    assertThat(onReal.seen("receive")).isEqualTo(1);
    assertThat(onReal.isIdle()).isTrue();
  }

  @Test
  void nilUnregistersAndAnUnknownEventIsRefused() {
    actor.registerAll();
    assertThat(client.heard()).containsExactly("connection", "receive", "close");
    actor.on("receive", Handler.NIL, () -> {});
    actor.on("connection", Handler.NIL, () -> {});
    assertThat(client.heard()).containsExactly("close");
    actor.on("close", Handler.NIL, () -> {});
    assertThat(client.heard()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> actor.on("message", Handler.DEFAULT, () -> {}))
        .withMessageContaining("use connection, receive or close");
  }

  @Test
  void aHandlerThatRaisesAnErrorHasWrittenDownTheEventBefore() {
    actor.on("connection", Handler.THROW, () -> reactions.add("no"));
    assertThatIllegalStateException().isThrownBy(client::opens);
    assertThat(seen).hasSize(1);
    assertThat(actor.seen("connection")).isEqualTo(1);
    assertThat(reactions).isEmpty();
  }

  @Test
  void onlyAHandlerThatConnectsReacts() {
    actor.registerAll();
    actor.on("close", Handler.CONNECT, () -> reactions.add("again"));
    client.opens();
    client.closes(0);
    assertThat(reactions).containsExactly("again");
  }

  @Test
  void eachConfigurationBeginsWithTheBase() {
    actor.config(List.of(new Header("X-A", "1")));
    actor.config(List.of());
    assertThat(client.diary)
        .containsExactly("config [X-Base=0]", "config [X-Base=0, X-A=1]", "config [X-Base=0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> actor.config(List.of(new Header("Upgrade", "x"))));
  }

  @Test
  void textIsSentUnlessAnOpcodeIsGiven() {
    actor.send(Bytes.utf8("abc"), OptionalInt.empty());
    actor.send(Bytes.utf8("abc"), OptionalInt.of(2));
    actor.close();
    assertThat(client.diary).endsWith("send 1 3", "send 2 3", "close");
  }

  @Test
  void itIsIdleUntilItConnectsAndAgainFromItsCloseEventOn() {
    actor.registerAll();
    assertThat(actor.isIdle()).isTrue();
    actor.connect("ws://x/");
    assertThat(actor.isIdle()).isFalse();
    assertThat(actor.isSettled()).as("it may be connecting").isFalse();
    client.open = true;
    assertThat(actor.isSettled()).isTrue();
    client.open = false;
    client.closes(0);
    assertThat(actor.isIdle()).isTrue();
    assertThat(actor.isSettled()).isTrue();
  }

  @Test
  void aConnectThatFailsAtTheCallIsNotUnderWay() {
    client.onConnect =
        () -> {
          throw new IllegalStateException("busy");
        };
    assertThatIllegalStateException().isThrownBy(() -> actor.connect("ws://x/"));
    assertThat(actor.isIdle()).isTrue();
  }

  @Test
  void oneThatDoesNotHearOfItsEndIsNotWaitedFor() {
    actor.connect("ws://x/");
    assertThat(actor.isIdle()).isFalse();
    assertThat(actor.isSettled()).isTrue();
  }
}
