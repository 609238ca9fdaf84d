package dev.wiretwin.bridge.virtual.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
  private static final String CONNECT = "{do:'connect',url:'ws://127.0.0.1:{port}/p'}";

  private static Scene answered(String text) {
    return Scene.play("{do:'new'}," + CONNECT, "{do:'send_handshake',text:'" + text + "'}");
  }

  @Test
  void theRequestHoldsTheFixedHeadersThenTheScriptsThenTheDefaults() {
    Scene scene =
        Scene.play(
            "{do:'new'},{do:'config',headers:[['user-agent','x']]}," + CONNECT,
            "{do:'send_handshake'}");
    assertThat(scene.requests())
        .containsExactly(
            "GET /p HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                + "Sec-WebSocket-Version: 13\r\nuser-agent: x\r\n"
                + "Sec-WebSocket-Protocol: chat\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 101 {accept},connection",
    "x HTTP/1.1 1010 {accept},connection",
    "HTTP/1.1 101 {key},close -7",
    "HTTP/1.1 200 {accept},close -17",
  })
  void theAnswerIsSearchedForTwoTexts(String text, String event) {
    assertThat(answered(text).events()).containsExactly(event);
  }

  @Test
  void onlyLettersOfAsciiHaveTwoCases() {
    Scene scene =
        Scene.play(
            "{do:'new'},{do:'config',headers:[['X-\u00e9','1'],['X-\u00c9','2']]}," + CONNECT,
            "{do:'send_handshake'}");
    assertThat(scene.requests().get(0)).contains("X-\u00e9: 1\r\n", "X-\u00c9: 2\r\n");
  }

  @Test
  void theSearchEndsAtANul() {
    assertThat(answered("HTTP/1.1 101\\u0000{accept}").events()).containsExactly("close -7");
  }

  @Test
  void framesBehindTheBlankLineAreTaken() {
    Scene scene =
        Scene.play("{do:'new'}," + CONNECT, "{do:'send_handshake',append_hex:['810161']}");
    assertThat(scene.events()).containsExactly("connection", "receive 1 61");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void memoryThatIsMissingBeforeTheRequestIsUsedAllTheSame(int allocation) {
    Scene scene = Scene.play("run_ms:500,fail_ws_alloc:" + allocation, "{do:'new'}," + CONNECT, "");
    assertThat(scene.diagnoses()).hasSize(1);
    assertThat(scene.requests()).isEmpty();
  }
}
