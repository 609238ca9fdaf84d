package dev.wiretwin.core.client.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.frame.Opcode;
import dev.wiretwin.core.testkit.WireFrame;
import org.junit.jupiter.api.Test;

/**
 * The contract's part about what can be set. A target need not have everything a {@link
 * ClientConfig} can say; what it has not it refuses at the call, in words.
 */
public interface ConfigPart {
  ContractBench bench();

  @Test
  default void headersArriveAtEveryConnect() {
    ContractServer server = bench().politeServer(Steps.handshake());
    ContractProbe probe = bench().client();
    probe
        .client()
        .config(
            ClientConfig.DEFAULT
                .withHeader("X-Bench", "seven; \"quoted\"")
                .withHeader("Authorization", "Basic dHdpbjp0d2lu"));
    for (int round = 0; round < 2; round++) {
      probe.open(server.url());
      assertThat(server.awaitRequest())
          .containsOnlyOnce("\r\nX-Bench: seven; \"quoted\"\r\n")
          .containsOnlyOnce("\r\nAuthorization: Basic dHdpbjp0d2lu\r\n");
      probe.client().close();
      assertThat(server.awaitFrame().opcode()).isEqualTo(Opcode.CLOSE);
      probe.awaitClose(0);
    }
  }

  @Test
  default void aLaterConfigTakesThePlaceOfTheOneBeforeAtTheNextConnect() {
    ContractServer server =
        bench()
            .politeServer(
                Steps.handshake(),
                Steps.expect(Opcode.TEXT, 1),
                Steps.send(WireFrame.text("still open")));
    ContractProbe probe = bench().client();
    probe.client().config(ClientConfig.DEFAULT.withHeader("X-First", "1"));
    probe.open(server.url());
    probe.client().config(ClientConfig.DEFAULT.withHeader("X-Second", "2"));
    assertThat(server.awaitRequest()).contains("X-First: 1").doesNotContain("X-Second");
    probe.client().send("still open");
    assertThat(probe.awaitMessage().message().text()).isEqualTo("still open");
    probe.close();
    probe.open(server.url());
    assertThat(server.awaitRequest()).contains("X-Second: 2").doesNotContain("X-First");
  }

  @Test
  default void theUsersOwnAgentIsSent() {
    ContractServer server = bench().server(Steps.handshake(), Steps.echo());
    ContractProbe probe = bench().client();
    probe.client().config(ClientConfig.DEFAULT.withHeader("User-Agent", "bench/7"));
    probe.open(server.url());
    assertThat(server.awaitRequest()).containsOnlyOnce("User-Agent:").contains("bench/7");
  }

  /** Whether the target has it; if not, it must have said so in words and be usable as before. */
  private static boolean accepts(ContractProbe probe, ClientConfig config) {
    try {
      probe.client().config(config);
      return true;
    } catch (UnsupportedOperationException cannot) {
      assertThat(cannot.getMessage()).as("why it cannot").contains(" ");
      return false;
    }
  }

  @Test
  default void subprotocolsAreOfferedOrRefusedAtTheCall() {
    ContractServer server = bench().server(Steps.handshake(), Steps.echo());
    ContractProbe probe = bench().client();
    ClientConfig config = ClientConfig.DEFAULT.withSubprotocols("twin", "other");
    if (accepts(probe, config)) {
      probe.open(server.url());
      assertThat(server.awaitRequest())
          .containsPattern("\r\n(?i)Sec-WebSocket-Protocol(?-i): twin, ?other\r\n");
    } else {
      probe.assertUsable(bench().echoUrl());
    }
  }

  @Test
  default void compressionIsOfferedOrRefusedAtTheCall() {
    ContractServer server = bench().server(Steps.handshake(), Steps.echo());
    ContractProbe probe = bench().client();
    if (accepts(probe, ClientConfig.DEFAULT.withDeflate(DeflateOffer.DEFAULT))) {
      probe.open(server.url());
      assertThat(server.awaitRequest()).contains("permessage-deflate");
    } else {
      probe.assertUsable(bench().echoUrl());
    }
  }

  @Test
  default void limitsHoldOrAreRefusedAtTheCall() {
    ContractServer server =
        bench()
            .server(
                Steps.handshake(),
                Steps.sendLater(WireFrame.text("x".repeat(126))),
                Steps.expect(Opcode.CLOSE, 1),
                Steps.fin());
    ContractProbe probe = bench().client();
    Limits limits = Limits.DEFAULT.withMaxMessageBytes(125).withMaxFrameBytes(1000);
    if (accepts(probe, ClientConfig.DEFAULT.withLimits(limits))) {
      probe.open(server.url());
      probe.awaitClose(-10);
    } else {
      probe.assertUsable(bench().echoUrl());
    }
  }

  @Test
  default void periodsHoldOrAreRefusedAtTheCall() {
    ContractServer silent = bench().server(Steps.request());
    ContractProbe probe = bench().client();
    if (accepts(probe, ClientConfig.DEFAULT.withTiming(Timing.NODEMCU.scaled(0.03)))) {
      probe.connect(silent.url());
      probe.awaitClose(-18);
    } else {
      probe.assertUsable(bench().echoUrl());
    }
  }
}
