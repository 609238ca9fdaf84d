package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.client.On;
import dev.wiretwin.core.client.WebSocketClient;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.lab.LabStep;
import dev.wiretwin.core.testkit.WireFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** The contract's part about handlers: how many, in which order, and what may be done in them. */
public interface HandlersPart {
  ContractBench bench();

  /** Says "go", then what the server sends on its own, then the end: an order to count on. */
  private ContractServer threeMessagesThenClose() {
    return bench()
        .server(
            Steps.handshake(),
            Steps.expect(Opcode.TEXT, 1),
            Steps.send(WireFrame.text("1")),
            Steps.send(WireFrame.text("2")),
            Steps.send(WireFrame.text("3")),
            Steps.sendLater(WireFrame.close(1000, "")),
            Steps.expect(Opcode.CLOSE, 1),
            Steps.leaveTheEndToTheClient(),
            Steps.fin());
  }

  @Test
  default void aNewHandlerTakesThePlaceOfTheOneBefore() {
    ContractProbe probe = bench().client();
    BlockingQueue<String> second = new LinkedBlockingQueue<>();
    probe.client().on(On.RECEIVE, (c, message, opcode) -> second.add(message.text()));
    probe.open(threeMessagesThenClose().url());
    probe.client().send("go");
    probe.awaitClose(-6);
    assertThat(second).containsExactly("1", "2", "3");
    probe.assertNothingMore();
  }

  @Test
  default void aHandlerReplacedInAHandlerGetsWhatComesNext() {
    ContractProbe probe = bench().client();
    BlockingQueue<String> second = new LinkedBlockingQueue<>();
    probe.whenReceived(
        (client, first) ->
            client.on(On.RECEIVE, (c, message, opcode) -> second.add(message.text())));
    probe.open(threeMessagesThenClose().url());
    probe.client().send("go");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("1");
    probe.awaitClose(-6);
    assertThat(second).containsExactly("2", "3");
    probe.assertNothingMore();
  }

  @Test
  default void nullUnregistersAHandler() {
    ContractProbe probe = bench().client();
    probe.whenReceived((client, first) -> client.on(On.RECEIVE, null));
    probe.open(threeMessagesThenClose().url());
    probe.client().send("go");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("1");
    probe.awaitClose(-6);
    probe.assertNothingMore();
  }

  @Test
  default void withoutAConnectionHandlerTheClientOpensAllTheSame() {
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.sendLater(WireFrame.text("hello")),
                Steps.expect(Opcode.TEXT, 1),
                Steps.echo());
    ContractProbe probe = bench().client();
    probe.client().on(On.CONNECTION, null);
    probe.connect(server.url());
    assertThat(probe.awaitMessage().message().text()).isEqualTo("hello");
    assertThat(probe.client().isOpen()).isTrue();
    probe.client().send("and back");
    assertThat(server.awaitFrame().payload().text()).isEqualTo("and back");
  }

  /** That there is never more than one handler at a time, the probe checks in every test. */
  @Test
  default void messagesComeOneByOneAndInOrder() {
    int count = 20;
    List<LabStep> steps = new ArrayList<>();
    steps.add(Steps.handshake());
    steps.add(Steps.expect(Opcode.TEXT, 1));
    for (int i = 0; i < count; i++) {
      steps.add(Steps.send(WireFrame.text(Integer.toString(i))));
    }
    ContractServer server = bench().server(steps.toArray(LabStep[]::new));
    ContractProbe probe = bench().client().open(server.url());
    probe.client().send("go");
    for (int i = 0; i < count; i++) {
      assertThat(probe.awaitMessage().message().text()).isEqualTo(Integer.toString(i));
    }
  }

  @Test
  default void aMessageWaitsUntilTheConnectionHandlerHasReturned() {
    ContractServer server =
        bench().server(Steps.handshake(), Steps.sendLater(WireFrame.text("already here")));
    ContractProbe probe =
        bench()
            .client()
            .whenOpen(
                client -> {
                  // the handshake, and the message
                  server.awaitWrite();
                  server.awaitWrite();
                });
    probe.open(server.url());
    assertThat(probe.awaitMessage().message().text()).isEqualTo("already here");
  }

  @Test
  default void aHandlerThatThrowsChangesNothing() {
    BlockingQueue<String> before = new LinkedBlockingQueue<>();
    ContractProbe probe = bench().client();
    probe.open(threeMessagesThenClose().url());
    probe
        .client()
        .on(
            On.RECEIVE,
            (c, message, opcode) -> {
              before.add(message.text());
              throw new IllegalStateException("a handler throws on purpose");
            });
    probe.client().send("go");
    probe.awaitClose(-6);
    assertThat(before).containsExactly("1", "2", "3");
    probe.assertNothingMore();
  }

  @Test
  default void everyVerbCanBeCalledInTheConnectionHandler() {
    ContractProbe probe = bench().client();
    probe.whenOpen(
        client -> {
          assertThat(client.isOpen()).isTrue();
          client.config(ClientConfig.DEFAULT);
          client.on(On.CONNECTION, c -> {});
          assertBusy(probe);
          client.send("from the handler");
        });
    probe.open(bench().echoUrl());
    assertThat(probe.awaitMessage().message().text()).isEqualTo("from the handler");
    probe.close();
  }

  private void assertBusy(ContractProbe probe) {
    assertThatThrownBy(() -> probe.connect(bench().echoUrl()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void everyVerbCanBeCalledInTheReceiveHandler() {
    ContractProbe probe = bench().client();
    probe.whenReceived(
        (client, received) -> {
          client.config(ClientConfig.DEFAULT);
          client.on(On.CONNECTION, c -> {});
          assertBusy(probe);
          if (received.message().text().equals("first")) {
            client.send("second");
          } else {
            client.close();
            assertThat(client.isOpen()).isFalse();
            assertThatThrownBy(() -> client.send("third"))
                .isInstanceOf(IllegalStateException.class);
          }
        });
    probe.open(bench().echoUrl());
    probe.client().send("first");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("first");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("second");
    probe.awaitClose(0);
    probe.assertNothingMore();
  }

  @Test
  default void closeCanBeCalledInTheConnectionHandler() {
    ContractProbe probe = bench().client().whenOpen(WebSocketClient::close);
    probe.open(bench().echoUrl());
    probe.awaitClose(0);
    probe.whenOpen(client -> {}).assertUsable(bench().echoUrl());
  }

  @Test
  default void everyVerbCanBeCalledInTheCloseHandlerAndConnectBeginsAnew() {
    ContractProbe probe = bench().client();
    probe.whenClosed(
        client -> {
          probe.whenClosed(c -> {});
          assertThat(client.isOpen()).isFalse();
          client.close();
          assertThatThrownBy(() -> client.send("nobody there"))
              .isInstanceOf(IllegalStateException.class);
          client.config(ClientConfig.DEFAULT);
          probe.connect(bench().echoUrl());
          assertBusy(probe);
        });
    probe.open(bench().echoUrl());
    probe.close();
    probe.awaitOpen();
    probe.client().send("anew");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("anew");
    probe.close();
    probe.assertNothingMore();
  }

  @Test
  default void aFailedAttemptCanBeRepeatedInTheCloseHandler() {
    ContractProbe probe = bench().client();
    probe.whenClosed(
        client -> {
          probe.whenClosed(c -> {});
          probe.connect(bench().echoUrl());
        });
    probe.connect("no address");
    probe.awaitClose(-1);
    probe.awaitOpen();
    probe.close();
    probe.assertNothingMore();
  }
}
