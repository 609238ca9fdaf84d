package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wiretwin.bridge.virtual.lua.LuaError;
import dev.wiretwin.bridge.virtual.lua.LuaTable;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningRequestTest {
  private static final String GOOD =
      "sec-websocket-accept:ICX+Yqv66kxgM0FcWaLWlFLwTAI=|upgrade: WebSocket|"
          + "connection: keep-alive, Upgrade|";

  private static final DocumentedUrl.Target TARGET = new DocumentedUrl.Target(false, "h", 80, "/p");

  private static OpeningRequest request(Map<String, String> extra) {
    return new OpeningRequest(TARGET, extra, () -> 0);
  }

  @Test
  void theScriptsHeadersTakeThePlaceOfTheDefaults() {
    assertThat(request(Map.of("user-agent", "NodeMCU", "X-A", "1", "upgrade", "h2c")).text())
        .startsWith("GET /p HTTP/1.1\r\n")
        .contains("User-Agent: NodeMCU\r\n", "X-A: 1\r\n", "Upgrade: websocket\r\n")
        .contains("Host: h:80\r\n", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n")
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 101 X|GOOD',0",
    "'HTTP/1.1 101|GOOD',0",
    "'HTTP/1.0 101 X|GOOD',-7",
    "'SSH-2.0 101|GOOD',-7",
    "'HTTP/1.1 101 X|GOOD Sec-WebSocket-Protocol: chat|',-7",
    "'HTTP/1.1 101 X|GOOD Sec-WebSocket-Extensions: x|',-7",
    "'HTTP/1.1 101 X|GOOD Upgrade: h2c|',-7",
    "'HTTP/1.1 101 X|GOOD Sec-WebSocket-Accept: x|',-7",
    "'HTTP/1.1 101|Sec-WebSocket-Accept: x|',-7",
    "'HTTP/1.1 101 X|Upgrade: websocket|',-7",
    "'HTTP/1.1 1010 X|',-7",
    "'HTTP/1.1 200 OK|',-17",
  })
  void theAnswerIsRead(String answer, int code) {
    String text = answer.replace("GOOD ", GOOD).replace("GOOD", GOOD).replace("|", "\r\n");
    assertThat(request(Map.of()).judge(text)).isEqualTo(code);
  }

  @Test
  void headersAreStringsOrNumbers() {
    LuaTable table =
        new LuaTable().put(new byte[] {'a'}, 5.0).put(new byte[] {'b'}, new byte[] {'c'});
    assertThat(OpeningRequest.headers(table)).isEqualTo(Map.of("a", "5", "b", "c"));
    assertThatThrownBy(() -> OpeningRequest.headers(new LuaTable().put(1.0, new byte[] {'a'})))
        .isInstanceOf(LuaError.class);
    assertThatThrownBy(() -> OpeningRequest.headers(new LuaTable().put(new byte[] {'a'}, true)))
        .isInstanceOf(LuaError.class);
  }
}
