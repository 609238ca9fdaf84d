package dev.wiretwin.core.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig.Handlers;
import dev.wiretwin.core.client.ClientConfig.ReceiveQueue;
import dev.wiretwin.core.client.ClientConfig.WhenFull;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.Header;
import dev.wiretwin.core.transport.TlsTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientConfigTest {
  @Test
  void theDefaultIsWhatTheModuleDoes() {
    assertThat(ClientConfig.DEFAULT)
        .isEqualTo(
            new ClientConfig(
                List.of(),
                List.of(),
                Optional.empty(),
                Limits.DEFAULT,
                Timing.NODEMCU,
                TlsTrust.SYSTEM,
                Handlers.QUEUED,
                new ReceiveQueue(1024, 16 << 20, WhenFull.PAUSE)));
  }

  @Test
  void eachWithChangesItsOwnPartAndNothingElse() {
    Limits limits = Limits.DEFAULT.withMaxHeadBytes(1000);
    Timing timing = Timing.NODEMCU.scaled(2);
    ReceiveQueue queue = new ReceiveQueue(1, 2, WhenFull.CLOSE);
    ClientConfig changed =
        ClientConfig.DEFAULT
            .withHeader("A", "1")
            .withHeader("B", "2")
            .withSubprotocols("chat", "mqtt")
            .withDeflate(DeflateOffer.DEFAULT)
            .withLimits(limits)
            .withTiming(timing)
            .withTrust(TlsTrust.ANYTHING)
            .withHandlers(Handlers.DIRECT)
            .withReceiveQueue(queue);
    assertThat(changed)
        .isEqualTo(
            new ClientConfig(
                List.of(new Header("A", "1"), new Header("B", "2")),
                List.of("chat", "mqtt"),
                Optional.of(DeflateOffer.DEFAULT),
                limits,
                timing,
                TlsTrust.ANYTHING,
                Handlers.DIRECT,
                queue));
    assertThat(ClientConfig.DEFAULT.headers()).isEmpty();
  }

  @Test
  void listsAreCopied() {
    List<Header> headers = new ArrayList<>(List.of(new Header("A", "1")));
    ClientConfig config =
        new ClientConfig(
            headers,
            List.of(),
            Optional.empty(),
            Limits.DEFAULT,
            Timing.NODEMCU,
            TlsTrust.SYSTEM,
            Handlers.QUEUED,
            ReceiveQueue.DEFAULT);
    headers.clear();
    assertThat(config.headers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"'',x", "A B,x", "Upgrade,x", "sec-websocket-key,x", "A,'a\nb'"})
  void aHeaderThatCannotBeSentIsRefusedAtOnce(String name, String value) {
    assertThatThrownBy(() -> ClientConfig.DEFAULT.withHeader(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("header");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a,b"})
  void aSubprotocolThatCannotBeSentIsRefusedAtOnce(String name) {
    assertThatThrownBy(() -> ClientConfig.DEFAULT.withSubprotocols(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subprotocol");
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,0", "-1,-1"})
  void aReceiveQueueHasRoomForSomething(int messages, long bytes) {
    assertThatThrownBy(() -> new ReceiveQueue(messages, bytes, WhenFull.PAUSE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more");
  }
}
