package dev.wiretwin.bridge.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.core.client.ClientConfig;
import dev.wiretwin.core.deflate.DeflateOffer;
import dev.wiretwin.core.engine.Timing;
import dev.wiretwin.core.frame.Limits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleConfigTest {
  private static final ClientConfig USUAL = ClientConfig.DEFAULT;

  @Test
  void headersAreToldEachWithItsValue() {
    ClientConfig config = USUAL.withHeader("X-One", "1").withHeader("Cookie", "a=\"é\"");
    assertThatCode(() -> ModuleConfig.demand(config)).doesNotThrowAnyException();
    assertThat(ModuleConfig.headers(config))
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo("X-One\0" + "1\0Cookie\0a=\"é\"\0");
    assertThat(ModuleConfig.headers(USUAL)).isEmpty();
  }

  static Stream<ClientConfig> lacking() {
    return Stream.of(
        USUAL.withSubprotocols("chat"),
        USUAL.withDeflate(DeflateOffer.DEFAULT),
        USUAL.withLimits(Limits.DEFAULT.withMaxFrameBytes(1000)),
        USUAL.withTiming(Timing.NODEMCU.scaled(2)));
  }

  @ParameterizedTest
  @MethodSource("lacking")
  void whatTheModuleLacksIsRefusedInWords(ClientConfig config) {
    assertThatThrownBy(() -> ModuleConfig.demand(config))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("websocket module has no ");
  }
}
