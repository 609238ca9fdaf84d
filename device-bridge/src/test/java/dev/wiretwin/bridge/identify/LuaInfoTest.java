package dev.wiretwin.bridge.identify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LuaInfoTest {
  static LuaInfo of(String version, String release, String... modules) {
    return new LuaInfo(
        version,
        release,
        "release",
        "36cbf9f",
        "Lua 5.1",
        List.of(modules),
        false,
        0,
        41_000,
        8_734_645,
        4 << 20,
        12,
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void itIsNamedByWhatIsKnown() {
    assertThat(of("3.0.0", "3.0.0-release_20240225").name()).isEqualTo("3.0.0-release_20240225");
    assertThat(of("2.2.1", "").name()).isEqualTo("2.2.1");
    assertThat(of("", "").name()).isEqualTo("of unknown version");
  }

  @Test
  void websocketIsAModule() {
    assertThat(of("3.0.0", "", "node", "websocket").hasWebsocket()).isTrue();
    assertThat(of("3.0.0", "", "node", "net").hasWebsocket()).isFalse();
  }
}
