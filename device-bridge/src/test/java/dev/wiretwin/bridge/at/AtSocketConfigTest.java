package dev.wiretwin.bridge.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import dev.wiretwin.core.handshake.WsUrl;
import dev.wiretwin.core.lab.ThrowawayAuthority;
import dev.wiretwin.core.transport.TlsTrust;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AtSocketConfigTest {
  private static final long SECOND = 1_000_000_000L;
  private static final ClientConfig USUAL = ClientConfig.DEFAULT;

  private static void assertLacks(ClientConfig wanted, String what) {
    assertThatThrownBy(() -> AtSocketConfig.demand(wanted))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("a module's own WebSocket has no ")
        .hasMessageContaining(what);
  }

  @Test
  void whatTheFirmwareLacksIsRefusedInWords() {
    assertLacks(USUAL.withDeflate(DeflateOffer.DEFAULT), "compression");
    assertLacks(USUAL.withLimits(Limits.DEFAULT.withMaxFrameBytes(1000)), "limits");
    assertLacks(USUAL.withTrust(ThrowawayAuthority.create(Instant.now()).trust()), "trust");
    assertLacks(USUAL.withHeader("User-Agent", "bench"), "way to replace its User-Agent");
    assertLacks(USUAL.withHeader("host", "bench"), "way to replace its host");
    assertLacks(USUAL.withTiming(Timing.NODEMCU.scaled(0.03)), "such periods");
    assertLacks(USUAL.withTiming(new Timing(181 * SECOND, SECOND, 1, 5 * SECOND)), "180 s");
    assertLacks(USUAL.withTiming(new Timing(SECOND, SECOND, 7201, 5 * SECOND)), "7200");
    assertLacks(USUAL.withTiming(new Timing(SECOND, SECOND, 1, SECOND)), "none for closing");
  }

  @Test
  void whatItHasIsTaken() {
    AtSocketConfig.demand(USUAL);
    AtSocketConfig.demand(
        USUAL
            .withHeader("Origin", "x")
            .withSubprotocols("twin")
            .withTrust(TlsTrust.ANYTHING)
            .withTiming(new Timing(SECOND / 2, 5 * SECOND, 3, 5 * SECOND)));
    assertThat(AtSocketConfig.headers(USUAL.withHeader("X-Bench", "é")))
        .singleElement()
        .satisfies(line -> assertThat(line).asString().isEqualTo("X-Bench: é"));
  }

  @Test
  void periodsAndBufferAreOneCommand() {
    assertThat(AtSocketConfig.settings(1, USUAL, false, 8192)).isEqualTo("AT+WSCFG=1,30,60,8192");
    assertThat(AtSocketConfig.settings(1, USUAL, false, 1024)).isEqualTo("AT+WSCFG=1,30,60");
    assertThat(AtSocketConfig.settings(1, USUAL, true, 1024))
        .isEqualTo("AT+WSCFG=1,30,60,1024,2,0,0");
    assertThat(AtSocketConfig.settings(1, USUAL.withTrust(TlsTrust.ANYTHING), true, 8192))
        .isEqualTo("AT+WSCFG=1,30,60,8192");
  }

  @Test
  void addressSubprotocolsAndTimeAreAnother() {
    WsUrl url = (WsUrl) WsUrl.parse("ws://bench:9001/a,b?c");
    assertThat(AtSocketConfig.opening(2, url, USUAL))
        .isEqualTo("AT+WSOPEN=2,\"ws://bench:9001/a\\,b?c\",,10000");
    assertThat(AtSocketConfig.opening(2, url, USUAL.withSubprotocols("twin", "other")))
        .isEqualTo("AT+WSOPEN=2,\"ws://bench:9001/a\\,b?c\",\"twin\\, other\",10000");
  }
}
